"""Berita acara of one plenary: what was on the agenda, who was there, what was decided and by whom, what stays open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort, Person
from bimtek.errors import PlanError
from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Column, Cover, Heading, Missing, Paragraph, Table
from bimtek.plan.books import TRAINING
from bimtek.plan.chapters.back.plenaries import COLUMNS
from bimtek.plan.files import replace_file
from bimtek.plan.phrases import listed, opening, quoted, sentence
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.agenda import HANDED_IN, STATES, Agenda, agenda
from bimtek.plan.plenary.decisions import Recorded, superseded
from bimtek.plan.plenary.remaining import asked, remaining
from bimtek.plan.plenary.words import said

FORMATS = (".docx", ".pdf")
SIGN = "\u00a0\n\u00a0\n" + "…" * 10
"""A place of three lines, to be signed by hand."""
DOTS = "." * 40
BLANK = "…" * 12
"""A line for a name that is written in by hand."""
SIGNERS = ("Pimpinan pleno", "Notulis")


def write_minutes(cohort: Cohort, session_id: str, out: Path) -> Path:
    """Write the minutes as .docx or .pdf, by the suffix. `PlanError` for another one."""
    if out.suffix.lower() not in FORMATS:
        raise PlanError(
            f"Berita acara tidak dapat ditulis sebagai “{out.suffix or out.name}”.",
            where=out.as_posix(),
            next_step="Beri nama berkas yang berakhir .docx atau .pdf.",
        )
    replace_file(out, printed(cohort, agenda(cohort, session_id), out.suffix.lower()))
    return out


def printed(cohort: Cohort, found: Agenda, suffix: str) -> bytes:
    """The minutes as a file of one of FORMATS."""
    from bimtek.plan.render.pages import lay_out
    from bimtek.plan.render.pdf import write_pdf
    from bimtek.plan.render.word import write_docx

    write = write_docx if suffix == ".docx" else write_pdf
    return write(lay_out(minutes(cohort, found)), {}, front=False)


def minutes(cohort: Cohort, found: Agenda) -> Book:
    """The minutes as a book of one chapter. They say what stands now; closing the meeting names the base.

    A heading stands right above its table, whose caption counts: a line between them would let a page end there.
    """
    held = next((entry.decision for entry in found.register.standing if isinstance(entry.decision, kinds.Held)), None)
    closed = latest_base(cohort.bases, found.session)
    blocks = (
        *_opening(cohort, found, held),
        Heading(2, "Acara dan hasilnya"),
        *_agenda(found),
        Heading(2, "Yang hadir"),
        *_present(cohort, held),
        Heading(2, "Keputusan"),
        *_decisions(found),
        Heading(2, "Yang masih terbuka"),
        *_open(found),
        Heading(2, "Penutup"),
        *_closing(cohort, found, closed),
        *_signatures(cohort, held),
    )
    day = held.when if held else cohort.today(found.session)
    cover = Cover(
        region=cohort.region.name,
        title=f"Berita Acara Pleno Pertemuan {found.roman}",
        subtitle=found.title,
        year=day.year,
        status="",
        notice=(cohort.settings.notice or TRAINING) if cohort.training else cohort.settings.notice,
    )
    return Book(f"berita-acara-{found.session}", cover, (Chapter(0, cover.title, blocks),))


def _opening(cohort: Cohort, found: Agenda, held: kinds.Held | None) -> Iterator[Block]:
    yield Paragraph(f"{cohort.title}\nPertemuan {found.roman}: {found.title}")
    day = held.when if held else cohort.today(found.session)
    venue = held.venue if held and held.venue else DOTS
    who = held.who if held else DOTS
    yield Paragraph(
        f"Pada tanggal {date_id(day)}, bertempat di {venue}, pleno Pertemuan {found.roman} dilaksanakan. "
        f"Yang memutuskan: {sentence(who)}"
    )
    notice = (cohort.settings.notice or TRAINING) if cohort.training else cohort.settings.notice
    if notice:
        yield Paragraph(notice, "note")


def _agenda(found: Agenda) -> Iterator[Block]:
    seats = sum(count.number for count in found.agreed if count.what == HANDED_IN)
    yield Paragraph(f"{opening(seats, 'kursi')} mengumpulkan jawaban Pertemuan {found.roman}.")
    listing = [count for count in found.agreed if count.number and count.what != HANDED_IN]
    agreed = [f"{count.what} ({number_id(count.number)})" for count in listing]
    if agreed:
        yield Paragraph(f"Tanpa pembahasan lagi diterima: {listed(agreed)}.")
    if not found.matters:
        yield Paragraph("Tidak ada perbedaan yang perlu diputuskan pleno.")
        return
    counts = [(state, sum(entry.state == state for entry in found.matters)) for state in STATES]
    tally = listed(f"{number_id(count)} {state}" for state, count in counts if count)
    yield Paragraph(f"{opening(len(found.matters), 'hal')} menjadi acara pleno: {tally}.")
    columns = (
        Column("No", "center", 0.5),
        Column("Hal", width=4.4),
        Column("Latihan", width=1.8),
        Column("Hasil", width=1.6),
    )
    rows = tuple(
        (str(nth), asked(entry), entry.matter.where, entry.state) for nth, entry in enumerate(found.matters, 1)
    )
    yield Table("Acara pleno", columns, rows)


def _present(cohort: Cohort, held: kinds.Held | None) -> Iterator[Block]:
    known = {person.id: person for person in cohort.people}
    people = [known[person] for person in held.present if person in known] if held else []
    guests = [line.strip() for line in held.guests.splitlines() if line.strip()] if held else []
    if not people and not guests:
        yield Missing("Daftar hadir belum dicatat pada halaman pleno.")
        return
    columns = (
        Column("No", "center", 0.5),
        Column("Nama", width=2.6),
        Column("Perangkat daerah", width=2.0),
        Column("Meja", width=2.0),
        Column("Tanda tangan", width=1.6),
    )
    rows = [(person.name, _office(cohort, person), _table(cohort, person)) for person in people]
    rows += [(guest, "undangan", "") for guest in guests]
    listed_rows = tuple((str(nth), *row, "") for nth, row in enumerate(rows, 1))
    yield Table(f"{opening(len(rows), 'orang')} hadir", columns, listed_rows)


def _office(cohort: Cohort, person: Person) -> str:
    return next((opd.short or opd.name for opd in cohort.region.opd if opd.id == person.opd), person.opd)


def _table(cohort: Cohort, person: Person) -> str:
    if not person.table:
        return "Tim inti" if person.core else ""
    return cohort.seat(person.table).name


def _decisions(found: Agenda) -> Iterator[Block]:
    decided = [entry for entry in found.register.standing if not isinstance(entry.decision, kinds.Held)]
    if not decided:
        yield Paragraph("Pleno belum mencatat keputusan.")
    else:
        rows = tuple(_row(nth, entry, found.base) for nth, entry in enumerate(decided, 1))
        yield Table(f"{opening(len(decided), 'keputusan')} berlaku", COLUMNS, rows)
    for entry in decided:
        if isinstance(entry.decision, kinds.Vote):
            yield from _votes(entry.decision)
    gone = list(_taken_back(found))
    if gone:
        yield Paragraph("Yang pernah diputuskan lalu dibatalkan atau diganti:")
        yield Bullets(tuple(gone))
    if found.lost:
        yield Paragraph("Keputusan yang tidak dapat dijalankan:")
        yield Bullets(found.lost)


def _row(nth: int, entry: Recorded, base: Base) -> tuple[str, str, str, str]:
    decision = entry.decision
    return (
        str(nth),
        f"Visi ditetapkan: {quoted(decision.chosen)}" if isinstance(decision, kinds.Vote) else said(entry, base),
        f"{decision.who}\n{date_id(decision.when)}",
        sentence(decision.why),
    )


def _votes(decision: kinds.Vote) -> Iterator[Block]:
    columns = (Column("Calon visi", width=4.6), Column("Suara", "right", 0.8), Column("Hasil", width=1.2))
    rows = tuple(
        (
            candidate.sentence,
            number_id(candidate.votes) if candidate.votes is not None else "–",
            "dipilih" if candidate.sentence == decision.chosen else "",
        )
        for candidate in decision.candidates
    )
    counted = any(candidate.votes is not None for candidate in decision.candidates)
    note = f"Pendapat lain: {sentence(decision.dissent)}" if decision.dissent else ""
    yield Table(
        "Suara untuk calon visi" if counted else "Calon visi, disepakati tanpa hitungan suara", columns, rows, note
    )


def _taken_back(found: Agenda) -> Iterator[str]:
    entries = found.register.entries
    active = found.register.active
    undone = {entry.decision.of: entry.decision for entry in entries if isinstance(entry.decision, kinds.Undo)}
    for entry in entries:
        if isinstance(entry.decision, kinds.Undo | kinds.Held):
            continue
        words = said(entry, found.base)
        if entry not in active and (undo := undone.get(entry.ref)):
            why = f": {sentence(undo.why)}" if undo.why else "."
            yield f"{words} Dibatalkan {undo.who}, {date_id(undo.when)}{why}"
        elif later := superseded(entries, entry):
            yield f"{words} Diganti pada {date_id(later.decision.when)}."


def _open(found: Agenda) -> Iterator[Block]:
    left = list(remaining(found))
    if not left:
        yield Paragraph("Tidak ada yang dibiarkan terbuka.")
        return
    yield Table(
        f"{opening(len(left), 'hal')} masih terbuka, dan yang menanggungnya",
        (Column("Hal", width=3.8), Column("Keadaan", width=1.9), Column("Ditunggu dari", width=2.1)),
        tuple((one.what, one.why, one.owed_by) for one in left),
    )


def _closing(cohort: Cohort, found: Agenda, closed: Base | None) -> Iterator[Block]:
    if closed is None:
        yield Paragraph(f"Pertemuan {found.roman} belum ditutup; hasil sepakatnya belum dibuat.")
        return
    day = closed.created.astimezone(cohort.zone).date()
    yield Paragraph(
        f"Pertemuan {found.roman} ditutup pada {date_id(day)}. Pertemuan berikutnya dimulai dari hasil sepakat "
        f"ini, yang tersimpan dengan kode {closed.id.rpartition('-')[2]}."
    )


def _signatures(cohort: Cohort, held: kinds.Held | None) -> Iterator[Block]:
    columns = (Column("Jabatan", width=1.8), Column("Nama", width=2.4), Column("Tanda tangan", width=2.4))
    names = (held.chair, held.scribe) if held else ("", "")
    rows = [(role, name or BLANK, SIGN) for role, name in zip(SIGNERS, names, strict=True)]
    coordinators = [person for person in cohort.people if person.coordinator]
    rows += [(f"Koordinator {_table(cohort, person)}", person.name, SIGN) for person in coordinators]
    yield Table("Tanda tangan", columns, tuple(rows))
