"""Checks of what a plan stands on: legal basis, institutions, people, commitment, evidence, SPBE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_readiness import PROMISED, PROVEN, SHOWN, Readiness
from bimtek.curriculum.exercises.assessment_spbe import FIRST, KNOWN, SpbeAnswer
from bimtek.curriculum.exercises.assessment_vision import CONFIRMED, VisionAnswer
from bimtek.curriculum.exercises.masterplan_enablers import KINDS, LEGAL, LITERACY, PEOPLE, Enabler, EnablersAnswer
from bimtek.curriculum.exercises.roadmap_chapters import AGREED, ChaptersAnswer
from bimtek.curriculum.exercises.roadmap_governance import Coordinator
from bimtek.curriculum.maturity import HIGHEST, index
from bimtek.curriculum.readonly import shown
from bimtek.datasets import pillars
from bimtek.formats import number_id
from bimtek.plan.model import Figure, Mark, Plan, typed
from bimtek.plan.phrases import listed
from bimtek.plan.placed import answer_of
from bimtek.plan.review.reading import Finding, Reading, named, nothing, reading, those, unless

MIDDLE = Decimal(3)
"""The middle of the scale of the SPBE index, 1–5. A threshold of this course, not one of the ministry."""


def legal_basis(plan: Plan, context: Context) -> Reading:
    values = plan.governance.values
    form, fixed = str(values.get("legal_form") or ""), values.get("legal_status") == "ditetapkan"
    if not form:
        return nothing("Bentuk hukum rencana")
    name = _chosen(plan, "legal_form")
    number = str(values.get("legal_number") or "")
    after = str(values.get("legal_next") or "belum ditulis siapa menyiapkannya")
    return reading(
        f"{name} {number}." if fixed else f"{name}, masih rancangan; {after}.",
        unless(form in LEGAL, f"{name} tidak mengikat semua OPD; penelaah mencari Perbup atau Perda."),
        unless(fixed, f"{name} belum ditetapkan."),
        unless(not fixed or number, "Nomor dan tahun peraturannya belum ditulis."),
    )


def _chosen(plan: Plan, name: str) -> str:
    """The words of a choice about institutions; "" while it is open."""
    return shown(plan.governance.values.get(name), exercise("roadmap.governance").answer.fields[name], None)


def council_and_team(plan: Plan, context: Context) -> Reading:
    part = plan.governance
    if not (part.values or part.council or part.team):
        return nothing("Kelembagaan")
    heads = {name: str(part.values.get(name) or "") for name in ("council_head", "team_head")}
    leading = {row.id for row in typed(part.coordinators, Coordinator) if row.opd}
    open_pillars = [pillar.name for pillar in pillars() if pillar.id not in leading]
    return reading(
        f"Dewan dipimpin {heads['council_head'] or 'siapa belum ditulis'}, {len(part.council)} anggota; Tim Pelaksana "
        f"dipimpin {heads['team_head'] or 'siapa belum ditulis'}, {len(part.team)} anggota; "
        f"{len(leading)} dari {len(pillars())} pilar punya OPD koordinator.",
        unless(heads["council_head"] and part.council, "Dewan Smart City belum punya ketua dan anggota."),
        unless(heads["team_head"] and part.team, "Tim Pelaksana belum punya ketua dan anggota."),
        those(open_pillars, "pilar belum punya OPD koordinator"),
    )


def regular_forum(plan: Plan, context: Context) -> Reading:
    forum, agenda = _chosen(plan, "forum"), str(plan.governance.values.get("forum_agenda") or "")
    if not forum:
        return nothing("Irama forum")
    return reading(
        f"Forum bertemu {forum.lower()}. {agenda}".strip(),
        unless(agenda, "Belum tertulis siapa mengundang dan apa yang diputuskan forum."),
    )


def human_resources(plan: Plan, context: Context) -> Reading:
    return _enabled(plan, PEOPLE, "pengembangan SDM")


def digital_literacy(plan: Plan, context: Context) -> Reading:
    return _enabled(plan, LITERACY, "literasi masyarakat")


def _enabled(plan: Plan, kind: str, what: str) -> Reading:
    """What stands in the plan about people: who becomes able to do what, by whom and until when."""
    found = enablers(plan)
    if not found:
        return nothing("Daftar pengungkit")
    own = [row for row in found if row.kind == kind]
    vague = [row.label for row in own if not (row.trained and row.owner and row.year)]
    return reading(
        f"{len(own)} dari {len(found)} pengungkit untuk {what}{': ' if own else ''}{named(row.label for row in own)}.",
        unless(own, f"Belum ada rencana {what}."),
        those(vague, "pengungkit belum menyebut siapa orangnya, OPD, dan tahunnya"),
    )


def enablers(plan: Plan) -> tuple[Enabler, ...]:
    answer = answer_of(plan, "masterplan.enablers")
    assert isinstance(answer, EnablersAnswer)
    return answer.enablers


def commitment(plan: Plan, context: Context) -> Reading:
    if not plan.programmes:
        return nothing("Rencana aksi")
    asked = [entry.label for entry in plan.programmes if entry.proposal]
    vision, words = answer_of(plan, "assessment.vision"), answer_of(plan, "roadmap.chapters")
    assert isinstance(vision, VisionAnswer) and isinstance(words, ChaptersAnswer)
    confirmed = vision.confirmed == CONFIRMED
    agreed = sum(row.word == AGREED for row in words.words)
    head = plan.region.head_title
    return reading(
        f"{len(plan.programmes) - len(asked)} dari {len(plan.programmes)} program disetujui OPD penanggung jawab; "
        f"{agreed} dari {len(context.options('book_chapters'))} bab disepakati; konfirmasi {head.lower()} atas visi "
        f"{'sudah diterima' if confirmed else 'masih ditunggu'}.",
        those(asked, "program masih usulan"),
        unless(confirmed, f"Visi belum dikonfirmasi {head.lower()}."),
        unless(agreed, "Belum satu bab pun disepakati dalam telaah per bab."),
    )


def evidence(plan: Plan, context: Context) -> Reading:
    rows = [(entry.label, row) for entry in plan.readiness for row in typed(entry.evidence, Readiness)]
    rated = [(label, row) for label, row in rows if row.rating is not None]
    if not rated:
        return nothing("Penilaian kesiapan")
    high = [(label, row) for label, row in rated if (row.rating or 0) >= PROVEN]
    bare = [(label, row.by) for label, row in high if row.evidence not in (SHOWN, PROMISED)]
    owed = [(label, row.by) for label, row in rated if row.evidence == PROMISED]
    shown = sum(row.evidence == SHOWN for _, row in rated)
    return reading(
        f"{shown} dari {len(rated)} penilaian kesiapan menunjukkan buktinya; {len(owed)} menjanjikannya.",
        _of_seats(bare, f"penilaian {PROVEN} atau lebih tanpa bukti"),
        _of_seats(owed, "penilaian masih menjanjikan buktinya"),
    )


def _of_seats(rows: Sequence[tuple[str, Sequence[str]]], finding: str) -> Finding | None:
    """A finding about rows that several seats filled in: only those seats are meant."""
    return those([label for label, _ in rows], finding, [seat for _, by in rows for seat in by])


def sure_figures(plan: Plan, context: Context) -> Reading:
    if not plan.facts:
        return nothing("Gambaran umum")
    figures = list(_figures(plan))
    marked = [each.indicator for each in figures if {Mark.SECONDARY, Mark.UNVERIFIED} & set(each.marks)]
    without = [each.indicator for each in figures if each.value is None]
    return reading(
        f"{len(figures) - len(marked) - len(without)} dari {len(figures)} angka bersumber pertama atau diverifikasi "
        "walidata.",
        those(marked, "angka dari sumber kedua atau belum diverifikasi walidata"),
        those(without, "indikator belum diukur"),
    )


def _figures(plan: Plan) -> Iterator[Figure]:
    yield from (figure for dispute in plan.disputes for figure in dispute.figures)
    yield from (fact.figure for fact in plan.facts)


def spbe_result(plan: Plan, context: Context) -> Reading:
    answer = answer_of(plan, "assessment.spbe")
    assert isinstance(answer, SpbeAnswer)
    if answer.is_open:
        return nothing("SPBE")
    official = answer.official if answer.result == KNOWN else None
    value = official if official is not None else index(answer.known_levels)
    said = (
        "hasil resminya masih diminta" if official is None else f"hasil resmi {number_id(official, 2)} dari {HIGHEST}"
    )
    own = f"; hitungan sendiri {number_id(value, 2)} dari {HIGHEST}" if official is None and value is not None else ""
    return reading(
        f"Indeks SPBE: {said}{own}; {len(answer.first)} indikator didahulukan.",
        unless(official is not None, "Hasil resmi SPBE yang terakhir belum dipegang."),
        unless(value is None or value >= MIDDLE, f"Indeks SPBE masih di bawah {MIDDLE}, tengah-tengah skala."),
        unless(len(answer.first) >= FIRST, f"Baru {len(answer.first)} dari {FIRST} indikator SPBE didahulukan."),
    )


def integration(plan: Plan, context: Context) -> Reading:
    if not plan.programmes:
        return nothing("Rencana aksi")
    alone = [entry.label for entry in plan.programmes if not entry.values.get("integrated_with")]
    kinds = {row.kind for row in enablers(plan)}
    absent = [KINDS[kind] for kind in ("data", "aplikasi", "keamanan") if kind not in kinds]
    return reading(
        f"{len(plan.programmes) - len(alone)} dari {len(plan.programmes)} program menyebut data atau layanan yang "
        "dipakai bersama.",
        those(alone, "program belum terintegrasi dengan apa pun"),
        unless(not absent, f"Pengungkit belum memuat {listed(name.lower() for name in absent)}."),
    )
