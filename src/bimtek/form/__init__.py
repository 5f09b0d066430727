"""How an exercise is asked: the form (static/form.js with its modules, static/form.css) and its protocol (service).

service        open and save: plain dicts in and out
findings       findings and points, of what is saved and of what is being typed
changes        what was changed between two kept copies
proposing      what the machine proposes, for a person to take over
own_opd        the order of a list of OPD
characters     what the printed plan cannot show
trouble        what goes wrong, in words
joining        all modules as one text, for anywidget

static/form/   exercise.js draws a form from its description; fields/ the control of each kind; table/ rows and grids;
               clipboard/ from and to spreadsheets; journal.js and keeper.js what is not saved yet
"""
