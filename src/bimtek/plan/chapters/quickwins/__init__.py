"""Buku 4: an overview of the quick wins, then two pages for each of them."""
