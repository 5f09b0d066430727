"""Buku 2: what it will do."""
