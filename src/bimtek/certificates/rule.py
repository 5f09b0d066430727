"""Who gets a certificate: only by the rule in cohort.yml, and whoever gets none hears why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bimtek.answers.attendance import read_attendance
from bimtek.answers.cohort import Cohort, Person
from bimtek.answers.settings import CertificateRule
from bimtek.curriculum import SESSIONS
from bimtek.errors import CohortError
from bimtek.formats import number_id
from bimtek.grading.cells import owed
from bimtek.grading.marks import Key, read_points
from bimtek.grading.reports import Graded, points_id

EXAMPLE = (
    "Tambahkan ke cohort.yml: certificate: {hours: {01_vision: 16, 02_assessment: 16, 03_masterplan: 16, "
    "04_roadmap: 16}, attendance: 80, points: 60}."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person before the rule."""

    person: Person
    hours: float
    """JP that she was there."""
    all_hours: int
    share: float | None
    """Part of the points that she can have, 0 to 1; None where her exercises carry none."""
    reasons: tuple[str, ...]
    """What is lacking; none: she gets the certificate."""

    @property
    def earned(self) -> bool:
        return not self.reasons


def standings(cohort: Cohort) -> tuple[Standing, ...]:
    """Everybody, in the order of the roster. `CohortError` where the cohort has no rule or a list cannot be read."""
    rule = cohort.settings.certificate
    if rule is None:
        raise CohortError(
            "Angkatan ini belum punya aturan sertifikat.",
            where=(cohort.folder / "cohort.yml").as_posix(),
            next_step=EXAMPLE,
        )
    there = {meeting.id: read_attendance(cohort, meeting.id) for meeting in SESSIONS}
    graded = read_points(cohort)
    return tuple(_standing(cohort, rule, person, there, graded) for person in cohort.people)


def _standing(
    cohort: Cohort,
    rule: CertificateRule,
    person: Person,
    there: Mapping[str, Mapping[str, float] | None],
    graded: Mapping[Key, Graded],
) -> Standing:
    all_hours = sum(rule.hours.values())
    hours = sum(rule.hours[name] * days.get(person.id, 0.0) for name, days in there.items() if days)
    maximum = sum(sum(owed(cohort, person, meeting.id).values()) for meeting in SESSIONS)
    mine = [graded[meeting.id, person.id] for meeting in SESSIONS if (meeting.id, person.id) in graded]
    share = sum(one.points for one in mine) / maximum if maximum else None
    reasons = [
        *_about_attendance(rule, hours, all_hours, there),
        *_about_points(rule, share, sum(one.to_judge for one in mine), len(mine)),
    ]
    return Standing(person, hours, all_hours, share, tuple(reasons))


def _about_attendance(rule: CertificateRule, hours: float, all_hours: int, there: Mapping[str, object]) -> list[str]:
    if 100 * hours >= rule.attendance * all_hours:
        return []
    without = [meeting.roman for meeting in SESSIONS if there[meeting.id] is None]
    lists = f" Daftar hadir pertemuan {', '.join(without)} belum ada." if without else ""
    return [
        f"Hadir {points_id(hours)} dari {all_hours} JP ({_percent(hours / all_hours)}); "
        f"aturannya sedikitnya {rule.attendance}%.{lists}"
    ]


def _about_points(rule: CertificateRule, share: float | None, to_judge: int, meetings: int) -> list[str]:
    if share is None or 100 * share >= rule.points:
        return []
    waits = f" {to_judge} jawaban masih menunggu penilai." if to_judge else ""
    graded = "" if meetings == len(SESSIONS) else f" Baru {meetings} dari {len(SESSIONS)} pertemuan yang dinilai."
    return [f"Nilai {_percent(share)} dari yang dapat dicapai; aturannya sedikitnya {rule.points}%.{waits}{graded}"]


def _percent(share: float) -> str:
    """Rounded down: 79,96 is no 80 percent."""
    return f"{number_id(Decimal(int(share * 1000)) / 10)}%"
