"""Unnumbered parts at the end of a book."""
