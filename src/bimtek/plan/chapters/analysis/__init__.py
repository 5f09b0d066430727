"""Buku 1: where the regency stands."""
