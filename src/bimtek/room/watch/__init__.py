"""What the facilitator's desk knows of every seat: computed once for each revision, kept in memory.

stuck.py     when a seat is stuck, from what its answer lacked at each save; time comes from outside
cell.py      a seat's state in one exercise
folders.py   what lies on the disk of a seat's work on a meeting, read again only where something changed
marks.py     what the gradebook holds, read again only when it changed
board.py     all of it, for the meetings that somebody looks at
shown.py     the board as a page shows it
"""
