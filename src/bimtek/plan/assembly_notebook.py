"""papermill runs grading/assemble.ipynb, one notebook a plan (decision 11)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bimtek.datasets import course_root
from bimtek.errors import PlanError

NOTEBOOK = Path("grading") / "assemble.ipynb"
EXECUTED = "penyusunan.ipynb"
"""Name of the executed notebook beside the books."""

PARAMETERS: dict[str, type] = {
    # name      type of its value
    "cohort": str,
    "out": str,
    "formats": str,
    "final": bool,
}
"""What may be handed to the notebook: papermill writes names into code unchecked, so nothing else passes."""


def checked(parameters: Mapping[str, Any]) -> dict[str, str | bool]:
    """The parameters, when every name is known and every value has its type; PlanError otherwise."""
    for name, value in parameters.items():
        if name not in PARAMETERS:
            raise PlanError(
                f"Parameter “{name}” tidak dikenal.",
                where=NOTEBOOK.as_posix(),
                next_step=f"Pakai salah satu dari: {', '.join(PARAMETERS)}.",
            )
        if type(value) is not PARAMETERS[name]:
            wanted = "teks" if PARAMETERS[name] is str else "ya atau tidak"
            raise PlanError(
                f"Nilai parameter “{name}” harus {wanted}.", where=NOTEBOOK.as_posix(), next_step="Perbaiki nilainya."
            )
    return dict(parameters)


def run_assembly_notebook(cohort_folder: Path, out: Path, **parameters: Any) -> tuple[Path, ...]:
    """Run the notebook of assembly and return what it wrote, itself at the end.

    parameters: `formats` ("docx,pdf,html") and `final` (bool). Raises PlanError with what the notebook says.
    """
    given = checked({**parameters, "cohort": str(cohort_folder.resolve()), "out": str(out.resolve())})
    out.mkdir(parents=True, exist_ok=True)
    before = {path: path.stat().st_mtime_ns for path in out.iterdir() if path.is_file()}
    executed = out / EXECUTED
    _execute(course_root() / NOTEBOOK, executed, given)
    written = [path for path in sorted(out.iterdir()) if path.is_file() and path != executed]
    fresh = [path for path in written if before.get(path) != path.stat().st_mtime_ns]
    return (*fresh, executed)


def _execute(source: Path, target: Path, parameters: Mapping[str, str | bool]) -> None:
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError

    try:
        execute_notebook(
            str(source),
            str(target),
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            extra_arguments=["--log-level=40"],  # the kernel listens on loopback only; its warning frightens people
            log_output=False,
        )
    except PapermillExecutionError as error:
        raise PlanError(
            f"{error.evalue}" if error.ename == "PlanError" else f"Penyusunan berhenti ({error.ename}): {error.evalue}",
            next_step="" if error.ename == "PlanError" else f"Buka {target.as_posix()} dan baca sel yang berhenti.",
        ) from error
