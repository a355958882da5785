"""Measures of a citation network: one a file, network in, a score for each key out."""
