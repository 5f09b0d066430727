"""Tickets of a complaint service: how they are counted, and what they say.

kinds.py      kinds of tickets with their standards, and the categories of the training tickets
ticket.py     one ticket
rule.py       the counting rule: what starts and stops the clock, what happens to open tickets and duplicates
analysis.py   a rule over tickets: shares, medians, slowest (pandas, imported late)
training.py   the training tickets of the course and what every rule gives on them, from a stored table
headers.py    which column of a real list is which, by the words of its header
real.py       a region's own tickets from CSV or Excel
moments.py    points in time as people and spreadsheets write them
workbook.py   the training tickets as a workbook for Excel
findings.py   the result of real tickets as a file of a cohort; training tickets are refused
"""
