"""Store the pictures of `figure(…)` cells in the notebooks: the room shows stored outputs and runs nothing.

    python scripts/store_figures.py

Run it after a change of datasets/ or of a figure; a test says when it is due.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from typing import Any

from bimtek.datasets import course_root

FIGURE = re.compile(r'^figure\("([a-z]+)"\)$')


def stored(name: str) -> dict[str, Any]:
    """The output of a figure cell as a notebook keeps it."""
    from bimtek.notebook import figure

    data, metadata = figure(name)._repr_mimebundle_()
    data = {"image/png": data["image/png"] + "\n", "text/plain": [data["text/plain"]]}
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def main() -> None:
    for path in sorted(course_root().glob("sessions/*/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            called = FIGURE.match("".join(cell["source"])) if cell["cell_type"] == "code" else None
            if called:
                cell["outputs"], cell["execution_count"] = [stored(called[1])], 1  # nbval wants a cell that has run
                print(f"{path.name}: {called[1]}")
        text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:  # nobody's practice cohort is touched
        os.environ |= {"BIMTEK_HOME": home, "BIMTEK_STATIC": "1"}
        main()
