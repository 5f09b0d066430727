"""Pembiayaan: which source pays how much of each programme in which year, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, money, reference, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.programme import FUNDING, YEARS_WITH_PAGU, Programme
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.spending import agreed_start, spending
from bimtek.formats import number_id, rupiah

PAD, CENTRAL = "apbd-pad", "apbd-transfer"
SOURCES: tuple[tuple[str, str] | tuple[str, str, str], ...] = (
    (PAD, "APBD: PAD", "Pajak, retribusi dan pendapatan asli lain"),
    (CENTRAL, "APBD: DAU/DBH", "Dana alokasi umum dan bagi hasil"),
    *(pair for pair in FUNDING if pair[0] != "apbd"),
)
OWN_BUDGET = frozenset({PAD, CENTRAL})
"""What the regency decides by itself; "APBD" among the candidates of meeting III means either."""
SURE, ASKED, SOUGHT = "pasti", "diusulkan", "dijajaki"
LARGE = 5
"""Percent of the APBD from which a year's programmes are worth a second look: a guess, so amber."""


class Share(Row):
    """What one source pays for one programme. Whole rupiah; years 1–5, and the years 6–10 together."""

    programme: str = reference("Program", "programmes")
    source: str = choice("Sumber dana", *SOURCES)
    year_1: int | None = money("Tahun ke-1", plan_years=(1, 1), required=False, hint="Kosongkan tahun tanpa dana.")
    year_2: int | None = money("Tahun ke-2", plan_years=(2, 2), required=False)
    year_3: int | None = money("Tahun ke-3", plan_years=(3, 3), required=False)
    year_4: int | None = money("Tahun ke-4", plan_years=(4, 4), required=False)
    year_5: int | None = money("Tahun ke-5", plan_years=(5, 5), required=False)
    later: int | None = money("Tahun ke-6 sampai ke-10", plan_years=(6, 10), required=False)
    certainty: str = choice(
        "Seberapa pasti",
        (SURE, "Pasti", "Sudah ada dalam dokumen anggaran atau perjanjian."),
        (ASKED, "Diusulkan", "Usulan resmi sudah dikirim, atau tercatat dalam Renja atau RKPD."),
        (SOUGHT, "Dijajaki", "Baru dibicarakan; usulannya belum dikirim."),
    )
    proof: str = text("Dokumen atau penanggung jawab", hint="DPA, surat usulan, nama lembaga dan penghubungnya.")

    @property
    def amounts(self) -> tuple[int, ...]:
        """Rupiah of the years 1–5 and of the years after them."""
        years = (self.year_1, self.year_2, self.year_3, self.year_4, self.year_5, self.later)
        return tuple(amount or 0 for amount in years)

    def label_in(self, context: Context) -> str:
        words = {value: label for value, label, *_ in SOURCES}
        name = context.label("programmes", self.programme) if self.programme else self.id
        return f"{name}: {words.get(self.source, 'sumber belum dipilih')}"


class FinancingAnswer(Answer):
    apbd: int | None = money(
        "Perkiraan APBD setahun",
        hint="Belanja daerah dalam APBD terakhir atau rancangannya; dipakai untuk menghitung bagian.",
        merge=Merge.ONCE,
    )
    apbd_document: str = text("Dokumen APBD", hint="Nomor Perda atau rancangan, tahun.", merge=Merge.ONCE)
    shares: tuple[Share, ...] = table("Pembagian sumber dana", Share, merge=Merge.ONCE, alike="")


def due(item: Item, context: Context) -> tuple[int, ...]:
    """Rupiah that a programme needs in the years 1–5 and after, at the start that holds now."""
    return spending(Programme.read(dict(item.values)), context.start_year, agreed_start(item.id, context))


def paid(answer: FinancingAnswer, context: Context) -> dict[str, tuple[int, ...]]:
    """Programme → what all its sources pay in the years 1–5 and after."""
    found: dict[str, tuple[int, ...]] = {}
    for row in answer.shares:
        if row.programme:
            name = context.resolve(row.programme)
            before = found.get(name, (0,) * (YEARS_WITH_PAGU + 1))
            found[name] = tuple(one + other for one, other in zip(before, row.amounts, strict=True))
    return found


def every_programme_is_paid(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """Without a source a programme cannot be financed, and the plan must say so."""
    named = set(paid(answer, context))
    for item in context.items.get("programmes", ()):
        need = sum(due(item, context))
        if need and item.id not in named:
            message = (
                f"“{item.label}” memerlukan {rupiah(need)} dan belum punya sumber dana: belum dapat dibiayai. "
                "Tambahkan baris, atau mintalah mejanya mengecilkan atau menundanya."
            )
            yield red("BIA-01", message, field="shares")


def sums_are_equal(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """Year by year: what the sources pay is what the programme needs. Told at the first row of the programme.

    Where a programme was moved, nobody has agreed its money year by year: the sum must be right, and nothing be paid
    before it starts.
    """
    given = paid(answer, context)
    first: dict[str, Share] = {}
    for row in answer.shares:
        first.setdefault(context.resolve(row.programme), row)
    for item in context.items.get("programmes", ()):
        need = due(item, context)
        got, moved = given.get(item.id), _moved_to(item, context)
        if got is None or got == need or (moved is not None and _is_spread_anew(got, need, moved - context.start_year)):
            continue
        apart = [
            f"{_when(nth, context)} perlu {rupiah(need[nth])}, terbagi {rupiah(got[nth])}"
            for nth in range(len(need))
            if need[nth] != got[nth]
        ]
        more = f"; dan {len(apart) - 2} tahun lain" if len(apart) > 2 else ""
        why = "" if moved is None else f" Program ini sekarang mulai {moved}; pagunya ikut bergeser."
        message = f"“{item.label}” belum cocok dengan pagunya: {'; '.join(apart[:2])}{more}.{why}"
        yield red("BIA-02", message, first[item.id], field="year_1")


def _moved_to(item: Item, context: Context) -> int | None:
    """The year in which a programme starts now; None where that is the one that meeting III wrote."""
    start = agreed_start(item.id, context)
    return None if start == Programme.read(dict(item.values)).start else start


def _is_spread_anew(got: tuple[int, ...], need: tuple[int, ...], start: int) -> bool:
    """The whole sum, and nothing before the year in which it starts, counted from 0."""
    return sum(got) == sum(need) and not any(got[:start])


def source_was_a_candidate(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """A source that the table never thought of may be an error, or good news."""
    for row in answer.shares:
        item = context.item("programmes", row.programme) if row.programme else None
        candidates = set(Programme.read(dict(item.values)).funding) if item else set()
        meant = "apbd" if row.source in OWN_BUDGET else row.source
        if row.source and candidates and meant not in candidates:
            message = "Sumber ini tidak disebut mejanya sebagai calon pada Pertemuan III. Sudahkah mereka tahu?"
            yield amber("BIA-03", message, row, field="source")


def not_only_the_budget(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """Reviewers look for other sources (evaluation report of Kab. Malang 2022/2023: APBD very small)."""
    used = {row.source for row in answer.shares if row.source and any(row.amounts)}
    if used and used <= OWN_BUDGET | {"apbd-dak"}:
        message = "Semua dana dari APBD. Adakah yang dapat ditanggung CSR, hibah, APBDes, atau kerja sama?"
        yield amber("BIA-04", message, field="shares")


def share_of_the_budget(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """How much of the whole APBD the plan asks for in a year."""
    if not answer.apbd:
        return
    for nth, amount in enumerate(budget_by_year(answer)[:YEARS_WITH_PAGU]):
        percent = 100 * amount / answer.apbd
        if percent > LARGE:
            message = (
                f"Program meminta {number_id(round(percent))}% APBD pada {_when(nth, context)}. Periksa kembali "
                "pagunya, atau siapkan alasan bagi TAPD."
            )
            yield amber("BIA-05", message, field="apbd")


def sought_in_year_one(answer: FinancingAnswer, context: Context) -> Iterator[Finding]:
    """Year 1 cannot wait for talks."""
    for row in answer.shares:
        if row.certainty == SOUGHT and row.year_1:
            message = (
                f"Dana {context.start_year} masih dijajaki. Apa rencananya bila tidak jadi: sumber lain, atau mundur?"
            )
            yield amber("BIA-06", message, row, field="certainty")


def budget_by_year(answer: FinancingAnswer) -> tuple[int, ...]:
    """What the regency's own budget pays in the years 1–5 and after."""
    totals = by_source(answer)
    own = [totals[source] for source in OWN_BUDGET if source in totals]
    return tuple(sum(amounts) for amounts in zip(*own, strict=True)) if own else (0,) * (YEARS_WITH_PAGU + 1)


def by_source(answer: FinancingAnswer) -> dict[str, tuple[int, ...]]:
    """Source → rupiah of the years 1–5 and after, in the order of the list of sources."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * (YEARS_WITH_PAGU + 1))
    for row in answer.shares:
        for nth, amount in enumerate(row.amounts):
            sums[row.source][nth] += amount
    return {value: tuple(sums[value]) for value, *_ in SOURCES if any(sums.get(value, ()))}


def defaults(context: Context) -> dict[str, Any]:
    """One row for each programme that needs money, filled where the table named one source only."""
    shares = []
    for item in context.items.get("programmes", ()):
        need, programme = due(item, context), Programme.read(dict(item.values))
        if not any(need):
            continue
        row: dict[str, Any] = {"id": f"dana-{item.id}", "programme": item.id}
        if len(programme.funding) == 1 and programme.funding[0] != "apbd":
            row["source"] = programme.funding[0]
        names = ("year_1", "year_2", "year_3", "year_4", "year_5", "later")
        row |= {name: amount for name, amount in zip(names, need, strict=True) if amount}
        shares.append(row)
    return {"shares": shares} if shares else {}


def _when(nth: int, context: Context) -> str:
    first = context.start_year
    return str(first + nth) if nth < YEARS_WITH_PAGU else f"{first + YEARS_WITH_PAGU}–{context.years[-1]}"


EXERCISE = Exercise(
    id="roadmap.financing",
    session="04_roadmap",
    order=14,
    unit=Unit.CORE,
    minutes=60,
    title="Pembiayaan",
    why="Di sini setiap rupiah dari rencana aksi mendapat sumber, tahun, dan orang yang mengurusnya. Program tanpa "
    "sumber tercetak sebagai belum dapat dibiayai.",
    how=(
        "Baris setiap program sudah terisi pagunya; pilih sumber dananya.",
        "Lebih dari satu sumber? Salin barisnya, lalu bagi angkanya: jumlah per tahun tetap sama dengan pagu.",
        "Tandai seberapa pasti dana itu, dan tulis dokumen atau orang yang mengurusnya.",
        "Tulis perkiraan APBD setahun; bagian yang diminta rencana ini dihitung sendiri.",
    ),
    good=Example(
        "TPA: 2028 Rp2,5 miliar, Rp1,5 miliar DAK (diusulkan, surat DLH ke kementerian), Rp1 miliar DAU (Renja 2028).",
        "Jumlahnya cocok, dan setiap bagian ada yang mengurus. (Angka contoh.)",
    ),
    weak=Example(
        "Sumber dana: APBD dan sumber lain yang sah.",
        "Tidak terlihat berapa, kapan, dan siapa yang mencarinya.",
    ),
    hints=(
        "DAK dan bantuan keuangan mengikuti ketentuan pemberinya; tanyakan kepada BKAD sebelum menulis angka.",
        "TJSL/CSR lebih cocok untuk alat atau pelatihan sekali daripada honor bertahun-tahun.",
        "APBDes diputuskan lewat musyawarah desa; tulis desanya pada kolom dokumen.",
        "Angka tahun pertama sebaiknya sudah ada dalam KUA-PPAS.",
    ),
    answer=FinancingAnswer,
    checks=(
        Check(complete()),
        Check(complete("shares")),
        Check(every_programme_is_paid),
        Check(sums_are_equal),
        Check(source_was_a_candidate),
        Check(not_only_the_budget),
        Check(share_of_the_budget),
        Check(sought_in_year_one),
    ),
    places=(PlanPlace("roadmap", "Pembiayaan"),),
    defaults=defaults,
)
