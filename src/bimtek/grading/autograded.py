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
from bimtek.answers.store import copy_answers
from bimtek.grading.cells import Outcome


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
    """Replace a person's autograded folder: notebook, answers and time of the hand-in."""
    new = dest.with_name(f".{dest.name}.baru")
    remove_tree(new)
    copy_answers(submitted / "answers", new / "answers")
    if (submitted / "timestamp.txt").is_file():
        shutil.copyfile(submitted / "timestamp.txt", new / "timestamp.txt")
    write_atomic(new / name, json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
    replace_tree(new, dest)


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
