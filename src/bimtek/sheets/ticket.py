"""The hidden sheet of a workbook: whose it is, and what stood in it when it was handed out.

    A1 bimtek     B1 version of the schema
    A2 cohort     B2 …
    A3 seat       B3 …
    A4 session    B4 …
    A5 sha256     B5 of everything else on this sheet
    A6 isi        B6 … Bn   the ticket as JSON, packed, in pieces

The ids, labels and values of the time of writing travel with the workbook: nothing has to be kept for it elsewhere, and
a cell that nobody touched is known for what it is.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from bimtek.answers.identity import derived_id
from bimtek.errors import SheetError

SCHEMA_VERSION = 1
SHEET = "_bimtek"
PIECE = 32_000
"""Letters of a cell; Excel holds 32767."""
LARGEST = 50 * 2**20
"""Bytes of an unpacked ticket."""
NAMES = ("bimtek", "cohort", "seat", "session", "sha256", "isi")
ANOTHER = "Unduh buku kerja yang baru dari halaman meja Anda, lalu salin isian Anda ke dalamnya."


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Written(Part):
    """An exercise as it was written into the workbook."""

    sheet: str
    """Name of its sheet."""
    revision: int
    """Of the answer that stood in the store; 0: nothing yet."""
    base: str = ""
    """The base that it is answered against."""
    proposed: bool = False
    """The values come from an earlier meeting; nobody has agreed to them yet."""
    values: dict[str, Any]
    """What stands in the cells, as it is stored, each row with its id."""
    prepared: dict[str, int] = {}
    """Table → how many empty rows were prepared; they have ids already."""
    fixed: dict[str, dict[str, str]] = {}
    """Table with fixed rows → id of each row → the words that name it."""


class Ticket(Part):
    """What the hidden sheet says."""

    schema_version: int = SCHEMA_VERSION
    workbook: str
    """Id of this workbook, made at random."""
    cohort: str
    seat: str
    session: str
    time: AwareDatetime
    exercises: dict[str, Written]
    labels: dict[str, dict[str, str]] = {}
    """List → shown label → value."""

    def prepared_id(self, exercise_id: str, table: str, number: int) -> str:
        """The id that the nth prepared row of a table has."""
        return derived_id(f"{self.workbook}#{exercise_id}#{table}#{number}", self.seat)

    def prepared_ids(self, exercise_id: str, table: str) -> frozenset[str]:
        count = self.exercises[exercise_id].prepared.get(table, 0)
        return frozenset(self.prepared_id(exercise_id, table, number) for number in range(count))


def ticket_rows(ticket: Ticket) -> list[tuple[str, str]]:
    """The cells of the hidden sheet, all of them text."""
    packed = base64.b64encode(zlib.compress(ticket.model_dump_json().encode(), 9)).decode()
    pieces = [packed[start : start + PIECE] for start in range(0, len(packed), PIECE)]
    told = [str(SCHEMA_VERSION), ticket.cohort, ticket.seat, ticket.session]
    contents = [*told, _digest([*told, *pieces]), pieces[0]]
    return [*zip(NAMES, contents, strict=True), *(("", piece) for piece in pieces[1:])]


def read_ticket(rows: Sequence[tuple[str, str]]) -> Ticket:
    """The ticket of a workbook. `SheetError` where the sheet was changed, or comes from a newer program."""
    names, contents = [name for name, _ in rows], [content for _, content in rows]
    if not rows or names[0] != NAMES[0]:
        raise _changed()
    if contents[0].isdecimal() and int(contents[0]) > SCHEMA_VERSION:
        raise SheetError(
            f"Buku kerja ini memakai skema {contents[0]}, program ini mengenal sampai {SCHEMA_VERSION}.",
            next_step="Perbarui bimtek, lalu ulangi; atau unduh buku kerja dari program ini.",
        )
    told, digest, pieces = contents[:4], contents[4:5], contents[5:]
    if tuple(names[:6]) != NAMES or digest != [_digest([*told, *pieces])]:
        raise _changed()
    try:
        ticket = Ticket.model_validate(from_json(_unpacked("".join(pieces))))
    except (ValidationError, ValueError, zlib.error) as error:
        raise _changed() from error
    if told[1:] != [ticket.cohort, ticket.seat, ticket.session]:
        raise _changed()
    return ticket


def _unpacked(packed: str) -> bytes:
    opener = zlib.decompressobj()
    content = opener.decompress(base64.b64decode(packed, validate=True), LARGEST)
    if not opener.eof:
        raise ValueError("larger than any ticket, or cut off")
    return content


def _digest(contents: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(contents).encode()).hexdigest()


def _changed() -> SheetError:
    return SheetError(
        "Lembar tersembunyi buku kerja ini berubah atau hilang; asal dan kode barisnya tidak dapat dipastikan.",
        where=f"lembar {SHEET}",
        next_step=ANOTHER,
    )
