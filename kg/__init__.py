"""A knowledge graph of the instruments that United Nations resolutions cite, and of the reports that they request."""
