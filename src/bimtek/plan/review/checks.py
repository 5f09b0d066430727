"""What reviewers look at, as a table: each line is one small function, plan in, reading out.

The first ones are the recurring findings of reviewers (evaluation report of Kabupaten Malang 2022/2023) and what they
advise; the others come from other regencies' meetings and evaluations. Thresholds are named where they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.plan.model import Plan
from bimtek.plan.review import foundations, programmes
from bimtek.plan.review.reading import Reading

Judge = Callable[[Plan, Context], Reading]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report."""

    topic: str
    asked: str
    """What reviewers ask."""
    judge: Judge
    exercise: str
    """The exercise that answers it."""
    step: str
    """What to do when something lacks."""
    recurring: bool = False
    """Found again and again by reviewers."""
    decided_by_head: bool = False
    """Waits for the head of the region."""


CHECKS = (
    Check(
        "Dasar hukum",
        "Adakah Perbup atau Perda yang menetapkan rencana ini?",
        foundations.legal_basis,
        "roadmap.governance",
        "Tetapkan rencana dengan Perbup atau Perda, dan tulis nomornya.",
        recurring=True,
        decided_by_head=True,
    ),
    Check(
        "Dewan dan Tim Pelaksana",
        "Siapa memimpin, bekerja, dan mengoordinasi setiap pilar?",
        foundations.council_and_team,
        "roadmap.governance",
        "Lengkapi ketua, anggota, dan OPD koordinator keenam pilar, lalu tetapkan dengan SK.",
        recurring=True,
        decided_by_head=True,
    ),
    Check(
        "Forum rutin",
        "Seberapa sering forum bertemu, dan apa yang diputuskannya?",
        foundations.regular_forum,
        "roadmap.governance",
        "Sepakati irama forum, siapa mengundang, dan apa yang diputuskan.",
        recurring=True,
    ),
    Check(
        "Pengembangan SDM",
        "Adakah rencana aksi untuk SDM yang menjalankannya?",
        foundations.human_resources,
        "masterplan.enablers",
        "Tulis siapa yang dikembangkan, lewat apa, oleh OPD mana, dan tahun berapa.",
        recurring=True,
    ),
    Check(
        "Dana APBD",
        "Berapa yang ditanggung APBD, dan adakah program tanpa dana?",
        programmes.regional_budget,
        "roadmap.financing",
        "Beri setiap program sumber dana; siapkan bagian APBD tahun pertama dalam KUA-PPAS.",
        recurring=True,
        decided_by_head=True,
    ),
    Check(
        "Dana di luar APBD",
        "Adakah TJSL, hibah, APBDes, atau kerja sama?",
        programmes.other_sources,
        "roadmap.financing",
        "Cari penyandang dana lain bagi program yang menarik bagi mereka.",
        recurring=True,
    ),
    Check(
        "SPBE",
        "Berapa indeks SPBE, dan apa yang dinaikkan lebih dahulu?",
        foundations.spbe_result,
        "assessment.spbe",
        "Minta hasil resminya, lalu dahulukan lima indikator yang berbobot besar dan masih rendah.",
        recurring=True,
    ),
    Check(
        "Komitmen",
        "Apakah OPD dan kepala daerah menyetujui isinya?",
        foundations.commitment,
        "masterplan.programmes",
        "Minta persetujuan OPD penanggung jawab, kata setiap bab, dan konfirmasi visi.",
        recurring=True,
        decided_by_head=True,
    ),
    Check(
        "Bukti kesiapan",
        "Apakah setiap penilaian ditopang bukti yang sahih?",
        foundations.evidence,
        "assessment.readiness",
        "Bawa dokumen yang dijanjikan, atau turunkan nilainya.",
        recurring=True,
    ),
    Check(
        "Partisipasi warga",
        "Siapa di luar pemerintah yang menyanggupi sesuatu?",
        programmes.participation,
        "vision.stakeholders",
        "Datangi unsur yang belum terwakili, dan catat apa yang disanggupinya.",
        recurring=True,
    ),
    Check(
        "Literasi digital",
        "Adakah rencana agar warga mampu memakainya?",
        foundations.digital_literacy,
        "masterplan.enablers",
        "Tulis kelompok warganya, cara belajarnya, OPD, dan tahunnya.",
        recurring=True,
    ),
    Check(
        "Integrasi dan Satu Data",
        "Data dan layanan mana yang dipakai bersama?",
        foundations.integration,
        "masterplan.programmes",
        "Sebut pada setiap program data yang dipakai bersama; lengkapi pengungkit data, aplikasi, dan keamanan.",
        recurring=True,
    ),
    Check(
        "Misi RPJMD",
        "Misi mana yang digerakkan setiap program?",
        programmes.missions,
        "masterplan.programmes",
        "Hubungkan setiap program dengan misinya; misi tanpa program dijelaskan.",
    ),
    Check(
        "Angka dan sumbernya",
        "Apakah angkanya dari sumber pertama?",
        foundations.sure_figures,
        "vision.facts",
        "Minta angka resmi kepada pemegang data, dan verifikasi oleh walidata.",
    ),
    Check(
        "Indikator hasil",
        "Apakah setiap program punya nilai awal, target, tahun, dan cara mengukur?",
        programmes.result_indicators,
        "roadmap.targets",
        "Lengkapi nilai awal dan target, dan sebut catatan atau survei yang mengukurnya.",
    ),
    Check(
        "Kode sub-kegiatan",
        "Apakah program dapat masuk Renstra dan RKPD?",
        programmes.nomenclature_codes,
        "masterplan.programmes",
        "Pilih kode dari nomenklatur yang berlaku, atau tulis alasan tanpa kode.",
    ),
    Check(
        "Keenam dimensi",
        "Apakah setiap subdimensi punya program atau alasan?",
        programmes.coverage,
        "masterplan.programmes",
        "Tambah program, atau tulis pada kesenjangan mengapa subdimensi itu ditinggalkan.",
    ),
    Check(
        "Jangka 1, 5, dan 10 tahun",
        "Apakah ketiga jangka terisi?",
        programmes.horizons,
        "roadmap.schedule",
        "Tinjau tahun selesai program pada peta jalan.",
    ),
    Check(
        "Quick win",
        "Apakah terasa dalam setahun, terukur, siap, dan memang baru?",
        programmes.quick_wins,
        "masterplan.quickwins",
        "Beri setiap pilar satu quick win dengan angka sebelum dan sesudah, dan bukti siap mulai.",
    ),
    Check(
        "Yang tertinggal",
        "Apakah setiap program punya jalur bagi yang tertinggal?",
        programmes.nobody_left_behind,
        "masterplan.programmes",
        "Tulis jalur tanpa internet, bagi penyandang disabilitas, dan desa tanpa sinyal.",
    ),
    Check(
        "Benang merah",
        "Apakah isu, kesenjangan, strategi, dan program bersambung?",
        programmes.red_thread,
        "roadmap.thread",
        "Sambungkan yang menggantung, atau tulis mengapa dibiarkan.",
    ),
    Check(
        "Risiko",
        "Apakah risiko tinggi dijaga?",
        programmes.answered_risks,
        "roadmap.risks",
        "Tulis mitigasi dan pemilik setiap risiko tinggi.",
    ),
)
