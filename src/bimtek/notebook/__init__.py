"""What the notebooks show, one line a cell: `form`, `points`, `figure`, `hand_in_button`; and `home` on the first page.

place.py             where a person sits: cohort, seat, answers; or a folder that nbgrader grades
cells.py             form and points
widget.py            the form as a widget of JupyterLab
figures.py           looks at data
handing_in.py        what is missing, the hand-in, its receipt and ZIP
hand_in_widget.py    the same as a widget
home.py              who you are and where you stand
lab/                 JupyterLab prepared for one person on a computer of her own
"""

from bimtek.notebook.cells import form, points
from bimtek.notebook.figures import figure
from bimtek.notebook.handing_in import hand_in_button
from bimtek.notebook.home import home

__all__ = ["figure", "form", "hand_in_button", "home", "points"]
