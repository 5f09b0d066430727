"""The draft as reviewers see it, before they do.

completeness   parts filled of parts expected, by chapter: in the report and at the front of a draft
"""
