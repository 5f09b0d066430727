"""The plenary: what the tables disagree on, what people decide about it, and the minutes.

decisions.py     kinds of decisions; which of them holds
log.py, file.py  where they stand: one small file each, or a YAML file written by hand
register.py      both together
carry_out.py     decisions carried out on a base, or named
words.py         a decision in a sentence
agenda.py        what a plenary has to settle, in which order, in how many minutes
duplicates.py, clashes.py, visions.py, candidates.py, confirmations.py   the matters by kind
wall.py          issues on their way from red to funded
template.py      the agenda as a decisions file to fill in
minutes.py       berita acara of one meeting
"""
