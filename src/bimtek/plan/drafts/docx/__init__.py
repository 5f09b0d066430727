"""A Word document from outside.

safe    is it a DOCX, without macros, not locked, of a sensible size?
story   its paragraphs and tables as the office left them: tracked changes accepted, remarks beside them
read    the same as passages by chapter
"""
