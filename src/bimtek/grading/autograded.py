"""autograded/<person>/<session>/: what formgrader opens, written as nbgrader writes it but without running anything."""

from __future__ import annotations

import copy
import json
import os
import shutil
import stat
from pathlib import Path
from typing import Any

from bimtek.answers.files import write_atomic
from bimtek.grading.cells import Outcome

NEW = ".baru"
"""Ends the name of a folder that is being written; the dot before it hides it from nbgrader."""


def graded_notebook(released: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    """The notebook that was handed out, with the outputs of a graded hand-in."""
    notebook = copy.deepcopy(released)
    number = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        number += 1
        outputs = copy.deepcopy(outcome.outputs.get(cell["metadata"].get("nbgrader", {}).get("grade_id", ""), []))
        for output in outputs:
            if output["output_type"] == "execute_result":
                output["execution_count"] = number
        cell["outputs"], cell["execution_count"] = outputs, number
    return notebook


def write_autograded(submitted: Path, dest: Path, notebook: dict[str, Any], name: str) -> None:
    """Replace a person's autograded folder: notebook, answers and time of the hand-in.

    Only the notebook waits for the disk: the rest are copies, and grading looks whether they are there (`is_whole`).
    """
    new = dest.with_name(f".{dest.name}{NEW}")
    remove_tree(new)
    (new / "answers").mkdir(parents=True)
    for path in answers_of(submitted):
        shutil.copyfile(path, new / "answers" / path.name)
    if (submitted / "timestamp.txt").is_file():
        shutil.copyfile(submitted / "timestamp.txt", new / "timestamp.txt")
    write_atomic(new / name, json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
    replace_tree(new, dest)


def answers_of(submitted: Path) -> list[Path]:
    """The answers that were collected. A link is none."""
    return [path for path in sorted((submitted / "answers").glob("*.json")) if path.is_file() and not path.is_symlink()]


def is_whole(submitted: Path, dest: Path, name: str) -> bool:
    """Everything that was written is there, also after a power cut."""
    copies = [(path, dest / "answers" / path.name) for path in answers_of(submitted)]
    try:
        return (dest / name).stat().st_size > 0 and all(
            copy.stat().st_size == path.stat().st_size for path, copy in copies
        )
    except OSError:
        return False


def forget_cut_off(autograded: Path) -> None:
    """Remove what was being written when somebody was cut off."""
    for folder in autograded.glob(f"*/.*{NEW}"):
        remove_tree(folder)


def replace_tree(new: Path, dest: Path) -> None:
    """Put a complete folder in the place of another."""
    remove_tree(dest)
    dest.parent.mkdir(parents=True, exist_ok=True)
    new.rename(dest)


def remove_tree(folder: Path) -> None:
    """Remove a folder, also one whose files nbgrader made read-only (Windows refuses those)."""
    if not folder.exists():
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            (Path(parent) / name).chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(folder)
