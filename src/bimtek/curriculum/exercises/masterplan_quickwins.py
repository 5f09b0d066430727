"""Quick win: what people feel within a year, because an existing service is sharpened."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Criterion, Example, Exercise, PlanPlace, Rubric, Unit
from bimtek.curriculum.fields import Merge, choice, number, prose, reference, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.guesses import buys_infrastructure
from bimtek.curriculum.rows import Answer, Row
from bimtek.formats import number_id

LEAST = 1
LONGEST = 12
"""Months; six months to one year (web.balikpapan.go.id/berita/read/7988)."""
HARDLY_BEGUN, NEARLY_DONE = 5, 95
"""Percent. Quick wins were proposed at 1 % and at 99 % (Sawahlunto): one is not ready, the other is not new."""


class QuickWin(Row):
    """One quick win. `before` and `after` in `unit`; `status` in percent; `months` from now."""

    name: str = text("Quick win", hint="Nama pendek yang dipahami warga.", group="Yang dikerjakan")
    programme: str = reference("Program dalam rencana aksi", "programmes", required=False)  # sharpens says it better
    service: str = text("Layanan yang sudah ada dan dipertajam", required=False)
    action: str = prose("Apa yang dikerjakan dalam 6–12 bulan", max_words=60)
    months: Decimal | None = number("Lama", unit="bulan", required=False)  # within_a_year says it better
    impact: str = text(
        "Dampak yang diukur",
        hint="Misalnya: lama menunggu. Sebut juga catatan asalnya: “menurut buku loket”.",
        group="Dampaknya bagi warga",
    )
    unit: str = text("Satuan")
    before: Decimal | None = number("Angka sebelum", required=False)  # impact_is_measurable says it better
    after: Decimal | None = number("Angka sesudah", required=False)
    status: Decimal | None = number(
        "Status hari ini", unit="%", hint="0 belum mulai, 100 selesai.", required=False, group="Kesiapan dan pelaksana"
    )
    readiness: str = text(
        "Bukti siap mulai", required=False, hint="Nomor DPA, SK, atau nama tim. Boleh kosong bila sudah berjalan."
    )
    novelty: str = text("Apa yang baru", required=False, hint="Terutama bila hampir selesai.")
    budget: str = choice(
        "Jalur anggaran",
        ("dpa", "DPA berjalan"),
        ("perubahan", "APBD Perubahan"),
        ("rkpd", "RKPD/KUA-PPAS tahun depan"),
        ("tanpa-biaya", "Tanpa biaya"),
        ("non-apbd", "Non-APBD"),
    )
    owner: str = reference("OPD pemilik", "opd", open_list=True)
    announcer: str = text("Siapa yang memberi tahu warga, lewat apa")


class QuickWinsAnswer(Answer):
    quickwins: tuple[QuickWin, ...] = table(
        "Daftar quick win", QuickWin, min_rows=LEAST, publishes="quickwins", merge=Merge.COLLECT
    )


def sharpens(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    """A quick win hangs on a programme or on a service that exists."""
    for row in answer.quickwins:
        if not row.programme and not row.service:
            message = f"“{row.label}”: pilih programnya, atau sebut layanan yang sudah ada dan dipertajam."
            yield red("QWN-01", message, row, field="programme")


def within_a_year(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.quickwins:
        if row.months is None:
            yield red("QWN-02", f"“{row.label}”: berapa bulan sampai warga merasakannya?", row, field="months")
        elif row.months > LONGEST:
            message = (
                f"“{row.label}” perlu {number_id(row.months)} bulan; quick win paling lama {LONGEST} bulan. "
                "Ambil bagian yang dapat selesai lebih dahulu."
            )
            yield red("QWN-03", message, row, field="months")
        elif row.months <= 0:
            yield red("QWN-04", f"“{row.label}”: lama harus lebih dari 0 bulan.", row, field="months")


def impact_is_measurable(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.quickwins:
        if row.before is None or row.after is None:
            field = "before" if row.before is None else "after"
            message = f"“{row.label}”: dampak belum dapat diukur. Tulis angka sebelum dan angka sesudah."
            yield red("QWN-05", message, row, field=field)
        elif row.before == row.after:
            message = f"“{row.label}”: angka sesudah sama dengan angka sebelum. Apa yang dirasakan warga?"
            yield red("QWN-06", message, row, field="after")


def status_is_a_share(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.quickwins:
        if row.status is None or not 0 <= row.status <= 100:
            yield red("QWN-07", f"“{row.label}”: tulis status hari ini, 0 sampai 100%.", row, field="status")


def neither_unready_nor_old(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.quickwins:
        if row.status is None:
            continue
        if row.status <= HARDLY_BEGUN and not row.readiness:
            message = f"“{row.label}” hampir belum mulai. Tunjukkan bukti siap mulai: nomor DPA, SK, atau nama tim."
            yield amber("QWN-08", message, row, field="readiness")
        if row.status >= NEARLY_DONE and not row.novelty:
            message = f"“{row.label}” hampir selesai. Sebutkan apa yang baru bagi warga."
            yield amber("QWN-09", message, row, field="novelty")


def no_procurement(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    """A guess about wording, so amber: a quick win sharpens a service and does not buy infrastructure."""
    for row in answer.quickwins:
        if buys_infrastructure(row.name) or buys_infrastructure(row.action):
            message = (
                f"“{row.label}” tampak seperti pengadaan. Layanan apa yang lebih cepat bila tidak ada yang dibeli?"
            )
            yield amber("QWN-10", message, row, field="action")


def owner_is_known(answer: QuickWinsAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.quickwins:
        if row.owner and not context.knows("opd", row.owner):
            message = f"OPD “{row.owner}” belum ada dalam daftar. Mintalah tim inti menambahkannya."
            yield amber("QWN-11", message, row, field="owner")


RUBRIC = Rubric(
    "Mutu quick win",
    (
        Criterion(
            "Menajamkan layanan yang ada",
            4,
            (
                (0, "Menambah barang atau aplikasi tanpa layanan yang jelas"),
                (2, "Menyebut layanannya, tetapi perubahannya belum jelas"),
                (4, "Layanan yang sudah dikenal warga menjadi jelas lebih baik"),
            ),
        ),
        Criterion(
            "Dampak terasa oleh warga",
            4,
            (
                (0, "Hanya terasa di dalam kantor"),
                (2, "Terasa oleh sebagian warga; yang tertinggal belum dipikirkan"),
                (4, "Terasa oleh warga yang disebut, juga yang tanpa sinyal atau gawai"),
            ),
        ),
        Criterion(
            "Bukti angka",
            4,
            (
                (0, "Tanpa angka, atau angka tanpa asal"),
                (2, "Ada angka sebelum dan sesudah, asalnya belum jelas"),
                (4, "Angka sebelum bersumber, angka sesudah masuk akal dan dapat diukur lagi"),
            ),
        ),
        Criterion(
            "Siap dijalankan",
            4,
            (
                (0, "Belum ada pemilik atau jalur anggaran yang mungkin"),
                (2, "Pemilik dan jalur anggaran ada, langkahnya belum rinci"),
                (4, "Pemilik, tim, jalur anggaran dan langkah pertama sudah ada"),
            ),
        ),
    ),
)

EXERCISE = Exercise(
    id="masterplan.quickwins",
    session="03_masterplan",
    order=40,
    unit=Unit.TABLE,
    minutes=90,
    title="Quick win",
    why="Warga menilai rencana sepuluh tahun dari apa yang berubah di tahun pertama. Karena itu setiap meja memilih "
    "sedikitnya satu perbaikan yang terasa dalam 6–12 bulan, dan mengukurnya.",
    how=(
        "Pilih layanan yang sudah berjalan dan dikenal warga; jangan mulai dari pengadaan.",
        "Tulis satu angka sebelum dan satu angka sesudah, dengan satuan dan catatan asalnya.",
        "Tentukan jalur anggaran yang sungguh terbuka dalam 12 bulan ini.",
        "Tetapkan OPD pemilik dan siapa yang memberi tahu warga.",
    ),
    good=Example(
        "Petugas penerima laporan mencatat jam masuk dan jam tuntas; daftar laporan yang lewat waktu dibaca pimpinan "
        "setiap pagi.",
        "Menajamkan layanan yang ada, tanpa membeli apa pun, dan langsung dapat diukur.",
    ),
    weak=Example(
        "Pembangunan command center.",
        "Pengadaan yang tidak selesai dalam setahun; layanan mana yang membaik tidak disebut.",
    ),
    hints=(
        "Tanyakan kepada petugas loket: keluhan apa yang datang setiap hari?",
        "Bila perlu lebih dari 12 bulan, bagian mana yang dapat selesai lebih dahulu?",
        "Status 0–5%: siapkan DPA, SK atau tim. Status 95–100%: jelaskan apa yang baru.",
    ),
    answer=QuickWinsAnswer,
    checks=(
        Check(complete("quickwins"), 3, "quickwins", "Semua kolom terisi"),
        Check(sharpens, 2, "quickwins", "Menajamkan program atau layanan yang ada"),
        Check(within_a_year, 2, "quickwins", "Paling lama 12 bulan"),
        Check(impact_is_measurable, 3, "quickwins", "Dampak terukur"),
        Check(status_is_a_share, 1, "quickwins", "Status hari ini"),
        Check(
            enough_rows("quickwins", LEAST, "Belum ada quick win; tulis sedikitnya {least}."), 1, "", "Jumlah quick win"
        ),
        Check(neither_unready_nor_old),
        Check(no_procurement),
        Check(owner_is_known),
    ),
    rubric=RUBRIC,
    places=(PlanPlace("quickwin_profiles", "Profil quick win"),),
)
