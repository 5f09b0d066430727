"""Buku 3: the plan on a few pages, made from the same plan as Buku 2. The first page is for the decision."""
