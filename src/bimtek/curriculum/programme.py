"""A programme of the action plan: its fields, and what can be computed from them.

Asked in masterplan.programmes (Buku 2, Rencana Aksi); later meetings and the plan read it from there.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from bimtek.curriculum.fields import choice, choices, date, money, number, prose, reference, references, text, year
from bimtek.curriculum.link_targets import ASPECTS, GOALS
from bimtek.curriculum.rows import Row

FUNDING = (
    ("apbd", "APBD"),
    ("apbd-dak", "APBD-DAK"),
    ("bantuan-keuangan", "Bantuan keuangan"),
    ("apbdes", "APBDes"),
    ("apbn", "APBN K/L"),
    ("tjsl", "TJSL/CSR"),
    ("kpbu", "KPBU"),
    ("blud-bumd", "BLUD/BUMD"),
    ("hibah", "Hibah"),
    ("swadaya", "Swadaya/desa adat"),
)
APBD = frozenset({"apbd", "apbd-dak"})
WITHOUT_CODE = ("apbdes", "csr", "adat", "lain")
CONFIRMED = ("setuju", "ubah", "tolak")
YEARS_WITH_PAGU = 5
"""Years 1–5 carry a pagu each; years 6–10 one sum."""


class Programme(Row):
    """One programme or innovation. Money in whole rupiah; baseline and target in `unit`."""

    name: str = text("Program atau inovasi", hint="Nama yang dipahami warga, bukan nama aplikasi.", group="Program")
    innovation: str = choice(
        "Jenis inovasi",
        ("tik", "Dengan TIK"),
        ("non-tik", "Tanpa TIK", "Kebijakan, cara kerja, kelembagaan atau layanan tatap muka"),
    )
    sub_dimension: str = choice("Subdimensi", source="sub_dimensions")
    strategies: tuple[str, ...] = references(
        "Strategi yang dijalankan",
        "strategies",
        required=False,  # carries_out_a_strategy says it better
        hint="Dari “Arah kebijakan dan strategi”.",
    )
    strategy: str = text(
        "Cara program ini menjalankannya", hint="Satu kalimat: apa yang dikerjakan lain dari biasanya."
    )
    gaps: tuple[str, ...] = references(
        "Kesenjangan yang dijawab",
        "gaps",
        required=False,  # answers_a_gap says it better
        hint="Pilih dari hasil sepakat pertemuan II.",
    )
    origin: str = choice(
        "Asal usulan",
        ("renstra", "RPJMD/Renstra"),
        ("musrenbang", "Musrenbang"),
        ("pokir", "Pokok pikiran DPRD"),
        ("desa", "Desa atau desa adat"),
        ("inovasi", "Inovasi baru"),
    )
    objectives: tuple[str, ...] = references(
        "Sasaran yang digerakkan",
        "objectives",
        required=False,
        hint="Dari pertemuan II; IKU sasaran ini ikut bergerak.",
    )
    result: str = text("Indikator hasil", hint="Apa yang berubah bagi warga, bukan apa yang dibuat.", group="Hasil")
    unit: str = text("Satuan", hint="Misalnya %, jam, desa, orang.")
    baseline: Decimal | None = number(
        "Nilai awal",
        hint="Belum diukur? Kosongkan, dan pilih sasaran yang menyebut kapan angkanya ada.",
        required=False,  # result_moves says it better, also of the next two
    )
    target: Decimal | None = number("Target", required=False)
    target_year: int | None = year("Tahun target", required=False)
    coding: str = choice(
        "Kode sub-kegiatan",
        ("kode", "Dengan kode"),
        ("apbdes", "Tanpa kode: APBDes"),
        ("csr", "Tanpa kode: TJSL/CSR"),
        ("adat", "Tanpa kode: desa adat"),
        ("lain", "Tanpa kode: alasan lain"),
        group="Kode dan pelaksana",
    )
    sub_activities: tuple[str, ...] = references(
        "Sub-kegiatan",
        "sub_activities",
        open_list=True,
        only_if=("coding", ("kode",)),
        hint="Program, kegiatan, keluaran dan satuannya mengikuti kode.",
    )
    without_code: str = text("Alasan tanpa kode", only_if=("coding", WITHOUT_CODE))
    opd: str = reference("OPD penanggung jawab", "opd", open_list=True)
    supporting_opd: tuple[str, ...] = references(
        "OPD pendukung", "opd", open_list=True, required=False, hint="Boleh kosong."
    )
    missions: tuple[str, ...] = references(
        "Misi RPJMD",
        "missions",
        hint="Bunyinya belum dibawa Bappeda? Kosongkan dahulu.",
        required=False,  # every_column says it better
    )
    start: int | None = year("Tahun mulai", required=False, group="Waktu dan pagu")  # years_fit says it better
    end: int | None = year("Tahun selesai", required=False)
    pagu_1: int | None = money("Pagu tahun ke-1", required=False, plan_years=(1, 1), hint="Kosongkan tahun tanpa pagu.")
    pagu_2: int | None = money("Pagu tahun ke-2", required=False, plan_years=(2, 2))
    pagu_3: int | None = money("Pagu tahun ke-3", required=False, plan_years=(3, 3))
    pagu_4: int | None = money("Pagu tahun ke-4", required=False, plan_years=(4, 4))
    pagu_5: int | None = money("Pagu tahun ke-5", required=False, plan_years=(5, 5))
    pagu_later: int | None = money("Pagu tahun ke-6 sampai ke-10", required=False, plan_years=(6, 10))
    pagu_total: int | None = money("Jumlah pagu", required=False, hint="Tulis 0 bila tanpa biaya.")
    funding: tuple[str, ...] = choices(
        "Calon sumber dana",
        *FUNDING,
        hint="Boleh kosong bila tanpa biaya.",
        required=False,  # every_column says it better
        group="Dana dan lokasi",
    )
    districts: tuple[str, ...] = choices("Lokasi (kecamatan)", source="districts")
    left_behind: str = prose(
        "Siapa yang tertinggal dan jalurnya",
        max_words=50,
        hint="Jalur tanpa internet, penyandang disabilitas, desa tanpa sinyal.",
        group="Warga dan keterpaduan",
    )
    initiatives: tuple[str, ...] = references(
        "Inisiatif yang dipakai atau diteruskan",
        "initiatives",
        required=False,
        hint="Aplikasi, layanan, atau program yang sudah ada, dari pertemuan II.",
    )
    integrated_with: str = text("Terintegrasi dengan", hint="Data dan layanan yang dipakai bersama.")
    sdg: tuple[str, ...] = choices("TPB/SDGs yang didukung", *GOALS, required=False, hint="Boleh kosong.")
    spbe: tuple[str, ...] = choices("Aspek SPBE yang terbantu", *ASPECTS, required=False, hint="Boleh kosong.")
    confirmation: str = choice(
        "Konfirmasi OPD penanggung jawab",
        ("setuju", "Setuju"),
        ("ubah", "Setuju dengan perubahan"),
        ("tolak", "Menolak"),
        ("belum", "Belum ditanya"),
        group="Konfirmasi OPD",
    )
    confirmed_by: str = text("Dikonfirmasi oleh (nama, jabatan)", only_if=("confirmation", CONFIRMED))
    confirmed_on: datetime.date | None = date("Tanggal konfirmasi", only_if=("confirmation", CONFIRMED))

    @property
    def yearly_pagu(self) -> tuple[int | None, ...]:
        """Pagu of years 1–5 of the plan, rupiah."""
        return (self.pagu_1, self.pagu_2, self.pagu_3, self.pagu_4, self.pagu_5)

    @property
    def pagu_sum(self) -> int:
        """What the pagu of all years add up to, whatever was typed as the total."""
        return sum(amount or 0 for amount in (*self.yearly_pagu, self.pagu_later))

    @property
    def is_proposal(self) -> bool:
        """The OPD in charge has not agreed: printed as "usulan"."""
        return self.confirmation not in ("setuju", "ubah")

    @property
    def is_free(self) -> bool:
        """It takes no money: a rule, an agreement, another order of work."""
        return self.pagu_total == 0

    @property
    def only_apbd(self) -> bool:
        return bool(self.funding) and APBD.issuperset(self.funding)


def horizon(end: int, start_year: int) -> int:
    """1, 5 or 10: the tier of a programme that ends in this year (purbalinggakab.go.id/?p=29497, Bimtek III 2024)."""
    nth = end - start_year + 1
    return 1 if nth <= 1 else 5 if nth <= YEARS_WITH_PAGU else 10
