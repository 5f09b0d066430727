"""What grading/assemble.ipynb shows: one line a cell, tables in Indonesian that are readable as text, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bimtek.answers.cohort import load_cohort
from bimtek.formats import date_id, number_id
from bimtek.plan.assemble import Assembly, assemble
from bimtek.plan.phrases import listed


@dataclass(frozen=True, slots=True)
class Shown:
    """A table for a notebook. Everything in it is text: escaped, never markup."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __repr__(self) -> str:
        lines = [" | ".join(row) for row in self.rows] or ["(tidak ada)"]
        return "\n".join([self.title, " | ".join(self.columns), *lines])

    def _repr_html_(self) -> str:
        head = "".join(f'<th style="text-align:left">{escape(column)}</th>' for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>"
            for row in self.rows
        )
        empty = "" if self.rows else "<p>(tidak ada)</p>"
        title = f"<p><strong>{escape(self.title)}</strong></p>"
        return f'<div lang="id">{title}<table><tr>{head}</tr>{body}</table>{empty}</div>'


def assemble_plan(cohort: str, out: str, formats: str = "docx,pdf,html", final: bool = False) -> Assembly:
    """Assemble from the notebook's parameters."""
    wanted = [name.strip() for name in formats.split(",") if name.strip()]
    return assemble(load_cohort(Path(cohort)), Path(out), formats=wanted, final=final)


def contents(assembly: Assembly) -> Shown:
    """What the plan holds."""
    plan = assembly.plan
    closed = listed(meeting.roman for meeting in plan.closed) or "belum ada"
    rows = [
        ("Daerah", plan.region.name),
        ("Angkatan", plan.cohort.title),
        ("Nomor draf", number_id(assembly.draft)),
        ("Pertemuan yang ditutup", closed),
        ("Hasil sepakat terakhir", date_id(plan.agreed_on) if plan.agreed_on else "belum ada"),
        ("Visi", plan.vision.text or "belum dipilih"),
    ]
    counts: list[tuple[str, Sequence[object]]] = [
        ("Indikator", plan.facts),
        ("Isu strategis", plan.issues),
        ("Kesenjangan", plan.gaps),
        ("Program", plan.programmes),
        ("Program berstatus usulan", [each for each in plan.programmes if each.proposal]),
        ("Quick win", plan.quickwins),
        ("Bagian yang belum terisi", assembly.missing),
        ("Hal terbuka", assembly.open),
    ]
    return Shown("Isi rencana", ("Bagian", "Isi"), (*rows, *((name, number_id(len(each))) for name, each in counts)))


def missing(assembly: Assembly) -> Shown:
    """What is missing, where it will stand, and who owes it."""
    rows = tuple(
        (part.book, part.chapter, part.text, part.exercise or "–", ", ".join(part.seats) or "–")
        for part in assembly.missing
    )
    return Shown("Yang belum terisi", ("Buku", "Bab", "Bagian", "Latihan", "Ditunggu dari"), rows)


def open_points(assembly: Assembly) -> Shown:
    """What the meetings left open."""
    plan = assembly.plan
    rows = tuple((point.message, ", ".join(map(plan.seat_name, point.seats)) or "–") for point in assembly.open)
    return Shown("Hal terbuka", ("Hal", "Kursi"), rows)


def files(assembly: Assembly) -> Shown:
    """What was written."""
    rows = tuple((path.name, f"{number_id(-(-path.stat().st_size // 1024))} KB") for path in assembly.paths)
    return Shown("Berkas", ("Nama", "Ukuran"), rows)
