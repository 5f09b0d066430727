"""Buku 2: the plan beside RPJPD, RPJMD, RTRW, the province's priorities, Renstra and RKPD.

Only what the tables tied, and what the region's profile knows of these documents; the rest is named with who brings it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_alignment import Alignment
from bimtek.curriculum.programme import Programme
from bimtek.formats import number_id
from bimtek.plan.absence import owed
from bimtek.plan.blocks import Block, Bullets, Column, Missing, Paragraph, Table
from bimtek.plan.chapters.ties import ties_of_issues, ties_of_programmes
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import inside, listed, millions, opening, portion, quoted, sentence

RPJPD = "RPJPD 2025–2045"
PERIOD = re.compile(r"(\d{4})\D+(\d{4})")
NOTE = (
    "Isu: yang dikaitkan meja dengan bagian itu. Program: pada misi, yang menyebutnya sendiri; pada bagian lain, yang "
    "menjawab kesenjangan dari isu itu. Satu program dapat berpijak pada beberapa bagian."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that something is tied to."""

    document: str
    words: str
    issues: Collection[str]
    programmes: Collection[str]


def documents_section(plan: Plan, context: Context) -> Iterator[Block]:
    issues, rows = ties_of_issues(plan, context), typed(plan.programmes, Programme)
    parts = _parts(plan, context)
    yield from _lead(plan, issues, parts, rows)
    yield from _periods(plan, context)
    if parts:
        yield _table(parts, plan)
    yield from _apart(plan, issues, rows, parts, context)
    yield from owed(plan, "Keselarasan isu belum lengkap.", "vision.alignment")
    yield from _to_bring(plan, context, parts)


def documents_lead(plan: Plan, context: Context) -> Iterator[Block]:
    """How much is tied, for the summary."""
    yield from _lead(plan, ties_of_issues(plan, context), _parts(plan, context), typed(plan.programmes, Programme))


def _parts(plan: Plan, context: Context) -> list[Part]:
    """In the order from the long-term plan to the province."""
    issues, programmes = ties_of_issues(plan, context), ties_of_programmes(plan, context)
    return [
        *_named(RPJPD, "rpjpd", issues, programmes),
        *_missions(issues, typed(plan.programmes, Programme), context),
        *_named("RTRW", "rtrw", issues, programmes),
        *_priorities(issues, programmes, context),
    ]


def _named(
    document: str, field: str, issues: Mapping[str, Alignment], programmes: Mapping[str, Sequence[Alignment]]
) -> Iterator[Part]:
    """The parts of a document as the tables wrote them, each once."""
    for said in sorted({_said(tie, field) for tie in issues.values()} - {""}):
        yield Part(
            document,
            said,
            {issue for issue, tie in issues.items() if _said(tie, field) == said},
            {name for name, ties in programmes.items() if any(_said(tie, field) == said for tie in ties)},
        )


def _said(tie: Alignment, field: str) -> str:
    return str(getattr(tie, field)).strip().rstrip(".")


def _missions(issues: Mapping[str, Alignment], rows: Sequence[Programme], context: Context) -> Iterator[Part]:
    period = f"RPJMD {context.region.rpjmd_period}"
    for mission in context.region.missions:
        number = str(mission.number)
        own = {issue for issue, tie in issues.items() if number in tie.missions}
        carried = {row.id for row in rows if number in row.missions}
        if own or carried:
            words = mission.text.rstrip(".") if mission.text else "bunyinya diisi dari dokumen"
            yield Part(period, f"Misi {number}: {words}", own, carried)


def _priorities(
    issues: Mapping[str, Alignment], programmes: Mapping[str, Sequence[Alignment]], context: Context
) -> Iterator[Part]:
    for nth, name in enumerate(context.region.provincial_priorities, 1):
        own = {issue for issue, tie in issues.items() if str(nth) in tie.priorities}
        if own:
            carried = {key for key, ties in programmes.items() if any(str(nth) in tie.priorities for tie in ties)}
            yield Part(f"Prioritas Provinsi {context.region.province}", name, own, carried)


def _lead(
    plan: Plan, issues: Mapping[str, Alignment], parts: Sequence[Part], rows: Sequence[Programme]
) -> Iterator[Block]:
    if not issues:
        yield Paragraph(f"Belum dapat dibaca: dari {len(plan.issues)} isu, belum ada yang dikaitkan dengan dokumen.")
        return
    tied = {issue for part in parts for issue in part.issues}
    carried = {name for part in parts for name in part.programmes}
    text = f"{portion(len(tied), len(plan.issues), 'isu strategis')} terkait dengan bagian dokumen perencanaan"
    if rows:
        text += f"; {portion(len(carried), len(rows), 'program').lower()} berpijak di sana"
        planned = sum(row.origin == "renstra" for row in rows)
        coded = sum(bool(row.sub_activities) for row in rows)
        text += (
            f". {opening(planned, 'program')} berasal dari RPJMD atau Renstra, dan {coded} sudah berkode sub-kegiatan "
            "sehingga dapat masuk Renstra dan RKPD; rinciannya dalam Lampiran, Matriks Integrasi"
        )
    yield Paragraph(f"{text}.")


def _periods(plan: Plan, context: Context) -> Iterator[Block]:
    """Which years of the plan each document covers: what lies outside must be looked at again."""
    found = PERIOD.search(context.region.rpjmd_period)
    if not found:
        return
    years = range(plan.first_year, plan.last_year + 1)
    inside = [year for year in years if int(found[1]) <= year <= int(found[2])]
    outside = [year for year in years if year not in inside]
    text = f"RPJMD yang dirujuk berlaku {found[1]}–{found[2]}: "
    text += f"{len(inside)} dari {len(years)} tahun rencana ini ada di dalamnya"
    if outside:
        text += (
            f". Tahun {outside[0]}–{outside[-1]} menunggu RPJMD berikutnya; misi dan sasarannya dihubungkan lagi "
            "ketika RPJMD itu ditetapkan, dan rencana ini dapat menjadi bahannya"
        )
    long = PERIOD.search(RPJPD)
    assert long
    covered = sum(int(long[1]) <= year <= int(long[2]) for year in years)
    part = "semuanya" if covered == len(years) else f"{covered} dari {len(years)} tahun itu"
    yield Paragraph(f"{text}. RPJPD {long[1]}–{long[2]} mencakup {part}.")


def _table(parts: Sequence[Part], plan: Plan) -> Table:
    money = {entry.id: entry.pagu for entry in plan.programmes}
    shown, before = [], ""
    for part in parts:
        shown.append(
            (
                part.document if part.document != before else "",
                sentence(part.words),
                number_id(len(part.issues)),
                number_id(len(part.programmes)),
                millions(sum(money[name] for name in part.programmes)),
            )
        )
        before = part.document
    return Table(
        "Kedudukan rencana ini di antara dokumen perencanaan",
        (
            Column("Dokumen", width=1.5),
            Column("Bagian yang dirujuk", width=3.6),
            Column("Isu", "right", 0.6),
            Column("Program", "right", 1.0),
            Column("Pagu (juta rupiah)", "right", 1.2),
        ),
        tuple(shown),
        NOTE,
    )


def _apart(
    plan: Plan,
    issues: Mapping[str, Alignment],
    rows: Sequence[Programme],
    parts: Sequence[Part],
    context: Context,
) -> Iterator[Block]:
    """Missions that nothing serves, issues without a home, programmes without one."""
    used = {number for tie in issues.values() for number in tie.missions} | {
        each for row in rows for each in row.missions
    }
    idle = [str(each.number) for each in context.region.missions if str(each.number) not in used]
    if idle and rows:
        yield Paragraph(
            f"{opening(len(idle), 'misi')} RPJMD belum ditunjuk isu atau program mana pun: Misi {listed(idle)}."
        )
    homeless = [
        f"{quoted(context.label('issues', issue))}{f', karena {inside(tie.reason)}' if tie.reason else ''}"
        for issue, tie in issues.items()
        if not any(issue in part.issues for part in parts)
    ]
    if homeless:
        yield Paragraph(f"{opening(len(homeless), 'isu')} diangkat tanpa bagian dokumen:")
        yield Bullets(tuple(map(sentence, homeless)))
    carried = {name for part in parts for name in part.programmes}
    loose = [quoted(entry.label) for entry in plan.programmes if entry.id not in carried]
    if loose and parts:
        yield Paragraph(f"{opening(len(loose), 'program')} belum berpijak pada bagian mana pun: {listed(loose)}.")


def _to_bring(plan: Plan, context: Context, parts: Sequence[Part]) -> Iterator[Missing]:
    """Whose regulation nobody has brought, and of which document nothing is named; Bappeda sits in the core team."""
    region = context.region
    core = tuple(seat.name for seat in plan.seats if seat.unit == "core")
    open_ones = [
        name for key, name in (("rpjpd", RPJPD), ("rtrw", "RTRW")) if not region.regulation(key)
    ]  # of the RPJMD the legal basis says it
    if open_ones:
        yield Missing(
            f"Nomor peraturan {listed(open_ones)} {region.name} diisi dari dokumennya, dibawa Bappeda.", seats=core
        )
    named = {part.document for part in parts}
    silent = [name for name in (RPJPD, "RTRW") if name not in named]
    if silent and plan.issues:
        yield Missing(
            f"Bagian {listed(silent)} yang menyangkut isu belum disebut; Bappeda membawa dokumennya ke latihan "
            "Keselarasan.",
            seats=core,
        )
