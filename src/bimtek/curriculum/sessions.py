"""The four meetings."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.errors import CurriculumError


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting: an nbgrader assignment, a notebook sessions/<id>/<id>.ipynb, and a base at its end."""

    id: str
    number: int
    roman: str
    title: str

    @property
    def notebook(self) -> str:
        return f"{self.id}.ipynb"


SESSIONS = (
    Session("01_vision", 1, "I", "Gambaran daerah, isu strategis dan visi"),
    Session("02_assessment", 2, "II", "Kesiapan dan kesenjangan"),
    Session("03_masterplan", 3, "III", "Rencana aksi dan quick win"),
    Session("04_roadmap", 4, "IV", "Peta jalan dan tata kelola"),
)


def session(session_id: str) -> Session:
    """The meeting with this id."""
    for entry in SESSIONS:
        if entry.id == session_id:
            return entry
    raise CurriculumError(
        f"Pertemuan “{session_id}” tidak ada.",
        next_step="Pilih salah satu: " + ", ".join(entry.id for entry in SESSIONS) + ".",
    )


def before(session_id: str) -> Session | None:
    """The meeting before this one; None for the first."""
    number = session(session_id).number
    return SESSIONS[number - 2] if number > 1 else None
