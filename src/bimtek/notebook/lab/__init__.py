"""JupyterLab prepared for one person on a computer of her own.

desk.py      her folder: a first page and working copies of the four notebooks, made from the course at each start
serve.py     JupyterLab at that folder, with settings of its own
config/      those settings: Indonesian, no news, a bare toolbar, folded code (data of Jupyter, read by it)
share/       the extension that runs a notebook's cells when it is opened, and leads home
"""

from bimtek.notebook.lab.desk import Desk, set_desk
from bimtek.notebook.lab.serve import serve_lab

__all__ = ["Desk", "serve_lab", "set_desk"]
