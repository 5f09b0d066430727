"""nbgrader's configuration: run any stock `nbgrader` command from this folder.

BIMTEK_COHORT names the cohort (a folder in cohorts/, or a full path); without it the sample cohort.
The settings themselves, with their reasons, are in src/bimtek/grading/settings.py.
"""

import sys
import warnings
from pathlib import Path

from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from bimtek.grading.settings import alembic_on_path, named_cohort, settings

# nbgrader builds a submission in an order that SQLAlchemy grumbles about; nothing is lost by it
warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader.api")

course = Path(__file__).resolve().parent.parent
cohort = named_cohort(course)
if not (cohort / "cohort.yml").is_file():  # nbgrader would go on without any configuration
    sys.exit(f"Folder angkatan {cohort} tidak ada. Isi BIMTEK_COHORT dengan nama folder di grading/cohorts/.")
alembic_on_path()
get_config().merge(Config(settings(cohort, course)))
