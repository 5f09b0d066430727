"""Looks at data, one module a subject: `LOOKS` has them by the name that `figure(…)` takes.

look.py           a picture with its words, and the choice beside it
benchmark.py      the region beside its neighbours and the candidates of one year
circulation.py    figures of one thing that disagree, side by side
districts.py      facts by kecamatan, on a map where there are boundaries
tourism.py        visits and fees year by year, years without a figure left open
tickets.py        the training tickets by month, kecamatan and hours
"""
