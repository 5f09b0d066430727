"""`bimtek certificates`: a PDF for everybody who earned one, and the reason for everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.answers.files import write_atomic
from bimtek.certificates.printing import print_certificate, template_of
from bimtek.certificates.rule import Standing, standings
from bimtek.certificates.written import written_by
from bimtek.curriculum import SESSIONS
from bimtek.formats import date_id
from bimtek.grading.reports import Tick, points_id, silent
from bimtek.region.emblem import as_svg

TRAINING = "Angkatan latihan: bukan sertifikat resmi."


@dataclass(frozen=True, slots=True)
class Issued:
    """What was printed, and who got none."""

    paths: tuple[Path, ...]
    without: tuple[Standing, ...]


def issue(cohort: Cohort, out: Path, *, progress: Tick = silent) -> Issued:
    """Write <out>/<person>.pdf for everybody who earned one.

    A page that somebody earned no more (points were corrected) is taken away again.
    """
    template = template_of(cohort)
    paths: list[Path] = []
    without: list[Standing] = []
    for standing in standings(cohort):
        path = out / f"{standing.person.id}.pdf"
        if standing.earned:
            write_atomic(path, print_certificate(template, texts(cohort, standing), cohort.today(SESSIONS[-1].id)))
            paths.append(path)
        else:
            path.unlink(missing_ok=True)
            without.append(standing)
        progress(standing.person.name)
    return Issued(tuple(paths), tuple(without))


def texts(cohort: Cohort, standing: Standing) -> dict[str, Any]:
    """What stands on a certificate, for the template."""
    rule, person, region = cohort.settings.certificate, standing.person, cohort.region
    assert rule is not None
    opd = next((office.name for office in region.opd if office.id == person.opd), person.opd)
    written = written_by(cohort, person)
    first, last = cohort.today(SESSIONS[0].id), cohort.today(SESSIONS[-1].id)
    return {
        "name": person.name,
        "opd": opd,
        "table": cohort.seat(person.table).name if person.table else ("Tim inti" if person.core else ""),
        "course": cohort.title,
        "region": region.name,
        "emblem": {
            "svg": as_svg(region.emblem) if region.emblem else "",
            "alt": f"Lambang {region.name}",
            "place": "lambang daerah" if cohort.training else "",
        },
        "period": f"{date_id(first)} – {date_id(last)}",
        "hours": points_id(standing.hours),
        "all_hours": str(standing.all_hours),
        "meetings": [
            {"roman": meeting.roman, "title": meeting.title, "hours": str(rule.hours[meeting.id])}
            for meeting in SESSIONS
        ],
        "skills": list(written.skills),
        "chapters": list(written.chapters),
        "place": rule.place,
        "signer": rule.signer,
        "signer_title": rule.signer_title,
        "notice": TRAINING if cohort.training else "",
    }
