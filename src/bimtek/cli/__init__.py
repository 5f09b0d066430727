"""The command line. Each command only calls a function of the package that does the work.

app.py        the app, its errors and progress bars
meeting.py    a meeting: init, release, collect, grade, status, feedback, export, consolidate, assemble
drafts.py     drafts of the plan: diff, returned
plenary.py    the plenary: agenda, decisions file, minutes
between.py    between two meetings: sheet, import, intake, worksheets
certificates.py  attendance lists and certificates
sitting.py    where people sit: room, lab
course.py     the course itself: demo, check, bench
"""

from bimtek.cli.app import main

__all__ = ["main"]
