"""What the notebooks show: `form`, `points` and `figure`, one line a cell.

place.py     where a person sits: cohort, seat, answers; or a folder that nbgrader grades
cells.py     form and points
widget.py    the form as a widget of JupyterLab
figures.py   looks at data
"""

from bimtek.notebook.cells import form, points
from bimtek.notebook.figures import figure

__all__ = ["figure", "form", "points"]
