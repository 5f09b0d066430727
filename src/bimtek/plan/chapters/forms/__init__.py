"""Drafts of what has to be signed after the plan: regulation, decrees, memorandum. The plan's own names and numbers
stand in them; what only an office can know is an empty place.

Their parts are the usual ones of such papers; they say of themselves that the legal office writes the final text.
"""
