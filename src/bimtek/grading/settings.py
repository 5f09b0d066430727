"""nbgrader's settings for this course, for stock `nbgrader` commands, formgrader and our own steps alike."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from bimtek.datasets import course_root

COURSE_ID = "bimtek"
SAMPLE_COHORT = "bangli-2024"
COHORT_VARIABLE = "BIMTEK_COHORT"
TEMPLATES = Path(__file__).parent / "nbgrader_templates"
"""Stand before nbconvert's own: without them formgrader and generate_feedback ask a CDN for MathJax."""


def named_cohort(course: Path) -> Path:
    """The cohort that BIMTEK_COHORT names: a folder in grading/cohorts/, or anywhere by its full path."""
    return course / "grading" / "cohorts" / (os.environ.get(COHORT_VARIABLE) or SAMPLE_COHORT)


def settings(cohort: Path, course: Path | None = None) -> dict[str, dict[str, Any]]:
    """Settings by nbgrader class. `course`: the folder that holds sessions/; by default that of this checkout."""
    # nbgrader's course is grading/: there it looks for its configuration once more, whatever folder it is called from.
    root = (course or course_root()).resolve() / "grading"
    cohort = cohort.resolve()
    return {
        "CourseDirectory": {
            "course_id": COURSE_ID,
            "root": str(root),
            "source_directory": "../sessions",
            **{f"{step}_directory": _step(cohort / step, root) for step in ("release", "submitted", "autograded")},
            # `bimtek feedback` writes into feedback/<person>/; no person can be called "_nbgrader".
            "feedback_directory": _step(cohort / "feedback" / "_nbgrader", root),
            "db_url": database_url(cohort / "gradebook.db"),
            "ignore": [
                ".ipynb_checkpoints",
                "*.pyc",
                "__pycache__",
                "feedback",
                # What lies in sessions/<id>/ replaces a participant's file of that name in autograded/. Answers that
                # somebody left there must not; those in submitted/ must get through, so the name alone will not do.
                # nbgrader compares paths as text and writes the source folder with the dot.
                *(os.path.join(root, "../sessions", ".", "*", name) for name in ("answers", "timestamp.txt")),  # noqa: PTH118
            ],
        },
        # A judgement belongs to the answer that was judged.
        "Autograde": {"post_convert_hook": "bimtek.grading.judging.after_autograde"},
        "Execute": {
            "timeout": 120,
            "startup_timeout": 120,
            # the kernel would warn once a hand-in that it listens on 127.0.0.1
            "extra_arguments": ["--IPKernelApp.log_level=ERROR"],
        },
        "NbGrader": {"log_level": "WARN"},
        "ExchangeFactory": {"list": "bimtek.grading.exchange.NoExchange"},
        # formgrader sets this, too; that of the course's root, which is read last, holds
        "HTMLExporter": {"extra_template_basedirs": [str(TEMPLATES), str(_formgrader_templates())]},
    }


def database_url(gradebook: Path) -> str:
    """SQLAlchemy's address of a gradebook."""
    return f"sqlite:///{gradebook.resolve().as_posix()}"


def alembic_on_path() -> None:
    """nbgrader makes a gradebook by calling `alembic` by name: ours must be found even without an activated .venv."""
    programs = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", "")
    if programs not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, path])


def _step(folder: Path, root: Path) -> str:
    """A step's folder as nbgrader wants it: seen from its root, with forward slashes on Windows, too.

    nbgrader puts the name into a regular expression without escaping it, and takes no full path on Windows; only a
    cohort on another drive has no other.
    """
    try:
        return Path(os.path.relpath(folder, root)).as_posix()
    except ValueError:
        return folder.as_posix()


def _formgrader_templates() -> Path:
    import nbgrader

    return Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
