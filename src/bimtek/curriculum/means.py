"""What a year can bear and what each programme takes: the answer to roadmap.capacity (Buku 2, Peta Jalan)."""

from __future__ import annotations

from decimal import Decimal

from bimtek.curriculum.capacity import MONEY
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Merge, choice, money, number, prose, reference, references, table, text, year
from bimtek.curriculum.rows import Answer, Row

SOURCED, ASSUMED = "dokumen", "asumsi"
BASIS = ((SOURCED, "Dari dokumen"), (ASSUMED, "Asumsi", "Perkiraan tim inti; dicetak dengan tanda asumsi."))
AVAILABLE, SCARCE, ABSENT = "tersedia", "kurang", "tidak-ada"
FIXED = "tidak"


class StaffLimit(Row):
    """Orang-bulan that an OPD can give to programmes of the plan in each of the years 1–5."""

    opd: str = reference("OPD", "opd", open_list=True)
    months_1: Decimal | None = number(
        "Tahun ke-1", plan_years=(1, 1), unit="orang-bulan", hint="Satu orang penuh setahun: 12."
    )
    months_2: Decimal | None = number(
        "Tahun ke-2", plan_years=(2, 2), unit="orang-bulan", required=False, hint="Kosong: sama."
    )
    months_3: Decimal | None = number("Tahun ke-3", plan_years=(3, 3), unit="orang-bulan", required=False)
    months_4: Decimal | None = number("Tahun ke-4", plan_years=(4, 4), unit="orang-bulan", required=False)
    months_5: Decimal | None = number("Tahun ke-5", plan_years=(5, 5), unit="orang-bulan", required=False)
    basis: str = choice("Dasar angka", *BASIS)
    document: str = text("Dokumen", hint="Analisis jabatan, Renja, SK tim.", only_if=("basis", (SOURCED,)))

    @property
    def by_year(self) -> tuple[Decimal | None, ...]:
        """Orang-bulan of the years 1–5; a year that was left open is like the one before it."""
        amounts: list[Decimal | None] = []
        for amount in (self.months_1, self.months_2, self.months_3, self.months_4, self.months_5):
            amounts.append(amount if amount is not None else (amounts[-1] if amounts else None))
        return tuple(amounts)

    def label_in(self, context: Context) -> str:
        return context.label("opd", self.opd) if self.opd else self.id


class Facility(Row):
    """Something that programmes cannot do without: a network, a room, a data centre, a vehicle."""

    name: str = text("Sarana", hint="Jaringan, ruang, server, kendaraan …")
    status: str = choice("Keadaan", (AVAILABLE, "Tersedia"), (SCARCE, "Kurang"), (ABSENT, "Tidak ada"))
    available: int | None = year("Ada mulai tahun", only_if=("status", (SCARCE, ABSENT)))
    action: str = text("Siapa mengadakan, dengan cara apa", only_if=("status", (SCARCE, ABSENT)))
    programmes: tuple[str, ...] = references("Dipakai program", "programmes", required=False, hint="Boleh kosong.")


class Need(Row):
    """What one agreed programme takes, and when it starts in the end; `id` is the programme's id."""

    months: Decimal | None = number(
        "Orang-bulan setahun", unit="orang-bulan", hint="Dari OPD penanggung jawab, selama program berjalan."
    )
    movable: str = choice(
        "Boleh digeser?",
        ("ya", "Ya"),
        (FIXED, "Tidak", "Sudah berjalan, diwajibkan aturan, atau terikat kontrak."),
    )
    start: int | None = year("Mulai (diputuskan)")
    reason: str = text(
        "Alasan bila bergeser",
        required=False,
        hint="Atau cara sementara bila sarananya belum ada. Boleh kosong bila tetap.",
    )

    def label_in(self, context: Context) -> str:
        return context.label("programmes", self.id)


class CapacityAnswer(Answer):
    budget_1: int | None = money("Batas anggaran tahun ke-1", plan_years=(1, 1), merge=Merge.ONCE)
    budget_2: int | None = money("Batas anggaran tahun ke-2", plan_years=(2, 2), merge=Merge.ONCE)
    budget_3: int | None = money("Batas anggaran tahun ke-3", plan_years=(3, 3), merge=Merge.ONCE)
    budget_4: int | None = money("Batas anggaran tahun ke-4", plan_years=(4, 4), merge=Merge.ONCE)
    budget_5: int | None = money("Batas anggaran tahun ke-5", plan_years=(5, 5), merge=Merge.ONCE)
    budget_basis: str = choice("Dasar batas anggaran", *BASIS, merge=Merge.ONCE)
    budget_document: str = text(
        "Dokumen anggaran", hint="KUA-PPAS, RKPD, surat BKAD.", only_if=("budget_basis", (SOURCED,)), merge=Merge.ONCE
    )
    staff: tuple[StaffLimit, ...] = table("Orang-bulan yang dapat diberikan OPD", StaffLimit, merge=Merge.ONCE)
    facilities: tuple[Facility, ...] = table("Sarana", Facility, merge=Merge.ONCE)
    needs: tuple[Need, ...] = table(
        "Kebutuhan dan jadwal setiap program", Need, rows_from="own_programmes", publishes="capacity", merge=Merge.ONCE
    )
    note: str = prose("Catatan bagi pleno", max_words=60, required=False, hint="Boleh kosong.", merge=Merge.ONCE)

    @property
    def budget(self) -> tuple[int | None, ...]:
        """Rupiah of the years 1–5 for all programmes together."""
        return (self.budget_1, self.budget_2, self.budget_3, self.budget_4, self.budget_5)

    def limits(self) -> dict[str, tuple[float | None, ...]]:
        """Every limit that was given, by resource, for the years 1–5."""
        found: dict[str, tuple[float | None, ...]] = {MONEY: tuple(_float(amount) for amount in self.budget)}
        return found | {row.opd: tuple(_float(amount) for amount in row.by_year) for row in self.staff if row.opd}


def _float(amount: Decimal | int | None) -> float | None:
    return None if amount is None else float(amount)
