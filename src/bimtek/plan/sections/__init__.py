"""Sections of the books, each from typed rows: used by the chapters and, for one seat alone, by the preview.

A section function takes rows and the context and returns blocks; rows that are not there give no blocks. Who owes
what is the chapters' business.
"""
