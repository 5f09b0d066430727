"""Drafts of the plan: numbered, kept with what they were made from, compared with each other and with what came back.

<cohort>/drafts/0003/    plan.json, outline.json, books.json (text with its origin), draft.json: never changed

numbered       the last step before printing: completeness at the front, a number, kept
passages       a book as a list of texts and rows of tables, as every format prints them
written        everything that seats typed into the plan, with its exercise, row and field
origins        which exercise and seats a text of a book belongs to
kept, packed   the folder of a draft: its number, its key, what is read from it
stamp          what a printed file says about its draft

align          two lists of passages side by side: changed, added, removed, moved
values         programmes, rows and numbers of two plans side by side
compared       everything that lies between two drafts

docx/          a Word document from outside: looked at, then read with tracked changes and remarks
returned       a document that came back, beside the draft it came from

comparison_page, returned_page, words    the same as a book, which is rendered like every other
"""
