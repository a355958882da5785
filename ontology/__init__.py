"""What the program knows, as Turtle files that a librarian can correct."""
