"""An exercise that asks for every kind of field there is, for tests of the form."""

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Criterion, Example, Exercise, Rubric, Unit
from bimtek.curriculum.fields import (
    choice,
    choices,
    date,
    money,
    number,
    prose,
    rating,
    reference,
    references,
    table,
    text,
    year,
)
from bimtek.curriculum.findings import Finding, amber, for_pillar, for_plan, info
from bimtek.curriculum.rows import Answer, Row
from bimtek.region import load_region

USEFULNESS = (("1", "Tidak ada yang memakai"), ("3", "Dipakai sebagian warga"), ("5", "Dipakai semua warga"))


class Service(Row):
    """Few columns: a grid on a wide screen."""

    name: str = text("Layanan", hint="Nama yang dikenal warga.")
    kind: str = choice("Jenis", ("digital", "Digital"), ("tatap-muka", "Tatap muka"))
    use: int | None = rating("Manfaat", *USEFULNESS)
    cost: int | None = money("Biaya setahun")
    since: int | None = year("Sejak", only_if=("kind", ("digital",)))


class Proposal(Row):
    """Many columns: cards on every screen."""

    title: str = text("Usulan")
    who: str = prose("Siapa yang merasakan manfaatnya", max_words=10)
    evidence: tuple[str, ...] = references("Bukti", "facts", hint="Pilih dari data daerah.")
    opd: str = reference("OPD", "opd", open_list=True)
    share: Decimal | None = number("Cakupan", unit="%")
    budget: int | None = money("Pagu")
    begin: object = date("Mulai")


class PillarNote(Row):
    """One fixed row for each pillar."""

    ready: int | None = rating("Kesiapan", *USEFULNESS)
    note: str = text("Catatan", required=False)


class EveryKind(Answer):
    name: str = text("Nama kegiatan", hint="Satu baris.")
    reason: str = prose("Alasan", max_words=12)
    path: str = choice("Jalur", ("apbd", "APBD", "Lewat RKPD"), ("csr", "TJSL/CSR"), ("lain", "Lainnya"))
    other: str = text("Jalur lain", only_if=("path", ("lain",)))
    partners: tuple[str, ...] = choices("Mitra", ("kampus", "Kampus"), ("desa", "Desa adat"), ("usaha", "Dunia usaha"))
    worth: int | None = rating("Manfaat bagi warga", *USEFULNESS)
    reach: Decimal | None = number("Jangkauan", unit="desa")
    budget: int | None = money("Pagu")
    target: int | None = year("Tahun target")
    agreed: object = date("Tanggal sepakat")
    opd: str = reference("OPD penanggung jawab", "opd")
    pillar: str = reference("Pilar", "pillars")
    facts: tuple[str, ...] = references("Bukti", "facts")
    services: tuple[Service, ...] = table("Layanan yang ada", Service, min_rows=2)
    proposals: tuple[Proposal, ...] = table("Usulan", Proposal)
    pillars: tuple[PillarNote, ...] = table("Kesiapan tiap pilar", PillarNote, rows_from="pillars")


def speaks_of_technology(answer: EveryKind, context: Context) -> Iterator[Finding]:
    if "aplikasi" in answer.name.lower():
        yield amber("UJI-01", "Nama ini menyebut alatnya. Sebutkan manfaatnya bagi warga.", field="name")


def speaks_for_others(answer: EveryKind, context: Context) -> Iterator[Finding]:
    if "aplikasi" in answer.name.lower():
        yield for_pillar("UJI-03", "Pilar ini belum punya layanan tatap muka.", field="services")
        yield for_plan("UJI-04", "Belum ada usulan berjangka sepuluh tahun.")


def tells_what_was_agreed(answer: EveryKind, context: Context) -> Iterator[Finding]:
    yield info("UJI-02", "Enam pilar ikut serta.", field="proposals")


EVERY_KIND = Exercise(
    id="vision.issues",  # a known name, so that the store takes it
    session="01_vision",
    order=1,
    unit=Unit.TABLE,
    minutes=45,
    title="Segala ruas",
    why="Formulir ini menguji setiap ruas. Ia tidak menjadi bagian rencana mana pun.",
    how=("Isi ruas pertama.", "Isi ruas berikutnya.", "Baca catatan di bawah ruas."),
    good=Example("Warga melapor dari mana saja.", "Menyebut siapa dan apa yang berubah."),
    weak=Example("Membuat aplikasi.", "Menyebut alat saja."),
    hints=("Petunjuk yang pertama.", "Petunjuk yang kedua.", "Petunjuk yang ketiga."),
    answer=EveryKind,
    checks=(
        Check(complete(), 20, "", "Semua ruas terisi"),
        Check(complete("services"), 10, "services", "Setiap layanan lengkap"),
        Check(enough_rows("services", 2, "Baru {now} layanan; tulis sedikitnya {least}."), 5, "", "Jumlah layanan"),
        Check(enough_rows("proposals", 1, "Tulis sedikitnya {least} usulan.")),
        Check(speaks_of_technology),
        Check(speaks_for_others),
        Check(tells_what_was_agreed),
    ),
    rubric=Rubric("Mutu usulan", (Criterion("Menjawab masalah warga", 20, ((0, "Tidak"), (20, "Ya"))),)),
)


def a_context() -> Context:
    """A table of the pillar living in Bangli."""
    return Context(region=load_region("51.06"), seat="meja-living", pillar="living")
