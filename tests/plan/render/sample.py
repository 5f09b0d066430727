"""A book with every kind of block, long and wide tables, and texts that would like to be more than text."""

from __future__ import annotations

from bimtek.plan.blocks import (
    Block,
    Book,
    Bullets,
    Chapter,
    Column,
    Cover,
    Figure,
    Heading,
    LinkedEntry,
    LinkedIndex,
    LinkTo,
    Missing,
    Paragraph,
    Table,
)

BALINESE = "ᬩᬗ᭄ᬮᬶ"  # Bangli

HOSTILE = (
    '`#read("/etc/passwd")`{=typst}',
    '#read("/etc/passwd")',
    "<script>alert(1)</script>",
    "![x](/etc/passwd)",
    "=cmd|'/c calc'!A0",
    f"Aksara {BALINESE} di papan nama",
    "Panen kopi 🎉 di Kintamani",
    "$x$ dan $$y^2$$",
    "*a* _b_ **c** ~d~",
    "@ref dan <label>",
    "#heading",
    "= judul",
    "- butir",
    "1. nomor",
    r"\input{/etc/passwd}",
    "// bukan komentar /* juga bukan */",
    "https://www.banglikab.go.id/a_b?c=1&d=2#e",
    "a--b ... 'kutip' \"kutip\"",
    "]) #pagebreak()",
    "</w:t></w:r><w:p/>",
    "{{ 7 * 7 }} {% raw %} ${HOME}",
    "Pneumonoultramikroskopiksilikovulkanokoniosis" * 4,
    "0123456789abcdef" * 12,
)

PROSE = (
    "Kabupaten Bangli terletak di tengah Pulau Bali dan tidak memiliki garis pantai. Warga hidup dari pertanian, "
    "peternakan, kerajinan bambu, dan wisata di sekitar kaldera Batur. Layanan publik harus menjangkau desa di lereng "
    "dan di tepi danau, yang jalannya berliku dan jaringan internetnya belum merata. "
)

PROGRAMME_COLUMNS = (
    Column("No", "right", 0.5),
    Column("Pilar", "left", 1.3),
    Column("Program", "left", 2.2),
    Column("Kegiatan utama", "left", 2.6),
    Column("OPD penanggung jawab", "left", 1.6),
    Column("Indikator keluaran", "left", 1.8),
    Column("Satuan", "left", 0.9),
    Column("Kondisi awal", "right", 0.9),
    Column("2025", "right", 0.7),
    Column("2026", "right", 0.7),
    Column("2027", "right", 0.7),
    Column("Pagu (juta rupiah)", "right", 1.1),
    Column("Sumber dana", "left", 1.0),
    Column("Status", "left", 0.9),
)

PILLARS = (
    "Smart Governance",
    "Smart Branding",
    "Smart Economy",
    "Smart Living",
    "Smart Society",
    "Smart Environment",
)


def programme_rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(nth + 1),
            PILLARS[nth % 6],
            f"Layanan terpadu desa wisata tahap {nth + 1}",
            "Pendampingan, penyediaan perangkat, dan pelatihan pengelola di empat kecamatan",
            "Dinas Komunikasi, Informatika, Persandian, dan Statistik",
            "Persentase desa yang melayani secara daring",
            "persen",
            "12,5",
            "25",
            "40",
            "60",
            f"{1250 + 37 * nth}.000",
            "APBD Kabupaten",
            "Usulan",
        )
        for nth in range(count)
    )


def bars(count: int) -> list[dict[str, object]]:
    return [
        {
            "label": f"Layanan terpadu {nth + 1}",
            "group": PILLARS[nth % 6],
            "start": 2025 + nth % 4,
            "end": 2029 - nth % 2,
        }
        for nth in range(count)
    ]


RADAR = Figure(
    "Kesiapan daerah menurut elemen",
    "Diagram radar: struktur 3,2; infrastruktur 2,5; suprastruktur belum dinilai; budaya 3,0; alam 4,1.",
    "radar",
    {
        "axes": ["Struktur", "Infrastruktur", "Suprastruktur", "Budaya masyarakat", "Alam"],
        "series": {"Sekarang": [3.2, 2.5, None, 3.0, 4.1], "Harapan 2029": [4.0, 4.0, 4.5, 4.0, 4.5]},
        "low": 1,
        "high": 5,
    },
)

GANTT = Figure(
    "Jadwal program 2025–2029",
    "Bagan jadwal 24 program dari 2025 sampai 2029.",
    "gantt",
    {"years": [2025, 2026, 2027, 2028, 2029], "bars": bars(24)},
    landscape=True,
)

ORIGINS = (
    "Asal: latihan “Isu strategis” (6 kursi).",
    "Asal: latihan “Rencana aksi” (5 kursi) <b> #read(1) `x`.",
)

INDEX = LinkedIndex(
    "Telusuri benang merah dua arah",
    (
        LinkedEntry("benang_1", "Isu", HOSTILE[0], (LinkTo("benang_2", "Program", "Loket keliling"),)),
        LinkedEntry("benang_2", "Program", "Loket keliling", (LinkTo("benang_1", "Isu", HOSTILE[0]),)),
    ),
)

INTRODUCTION: tuple[Block, ...] = (
    Paragraph(PROSE * 2 + "Dari 9 isu, 4 mendesak.", origin=ORIGINS[0]),
    Heading(2, "Latar belakang"),
    Paragraph(PROSE + "\n\n" + PROSE),
    Heading(3, "Dasar hukum"),
    Bullets(("Undang-Undang Nomor 23 Tahun 2014", "Peraturan Presiden Nomor 95 Tahun 2018"), ordered=True),
    Heading(2, "Maksud dan tujuan"),
    Bullets(("Arah pembangunan yang sama bagi semua OPD", "Dari 4 program, 3 dapat dibiayai"), origin=ORIGINS[1]),
    Paragraph("Sumber: hasil diskusi meja, bukan dokumen resmi.", "note"),
)

READINESS: tuple[Block, ...] = (
    Heading(2, "Nilai kesiapan"),
    Paragraph(PROSE),
    RADAR,
    Table(
        "Kesiapan menurut elemen",
        (Column("Elemen", "left", 2), Column("Nilai", "right"), Column("Catatan", "left", 4)),
        (
            ("Struktur", "3,2", "Jabatan fungsional prakom terisi sebagian"),
            ("Infrastruktur", "2,5", "Titik lemah sinyal di lereng Gunung Abang"),
            ("Suprastruktur", "", ""),
        ),
        note="Sumber: latihan Kesiapan daerah; rata-rata enam meja.",
    ),
    Missing("Nilai suprastruktur belum ada.", "assessment.readiness", ("Meja Ekonomi", "Meja Lingkungan")),
    Heading(3, "Judul yang melompati satu tingkat?"),
    Table(
        "Isu strategis seluruh meja",
        (Column("No", "right"), Column("Isu"), Column("Yang merasakan"), Column("USG", "right")),
        tuple(
            (str(nth), f"{PROSE[:150]} ({nth})", "Petani kopi dan keluarga nelayan danau", "12") for nth in range(1, 41)
        ),
    ),
)

PROGRAMMES: tuple[Block, ...] = (
    Heading(2, "Daftar program"),
    Paragraph("Program berikut diusulkan meja dan belum seluruhnya disetujui OPD penanggung jawab."),
    Table(
        "Program dan pagu indikatif",
        PROGRAMME_COLUMNS,
        programme_rows(30),
        note="Sumber: latihan Program. “Usulan”: belum disetujui OPD.",
        landscape=True,
    ),
    Heading(2, "Jadwal"),
    GANTT,
    Heading(2, "Pembiayaan"),
    Paragraph(PROSE * 3),
    Table(
        "Pagu menurut sumber dana",
        (Column("Sumber dana"), Column("Pagu", "right")),
        (("APBD Kabupaten", "Rp1.250.000.000"), ("Dana Desa", "Rp310.000.000")),
    ),
)

STRANGE: tuple[Block, ...] = (
    Heading(2, HOSTILE[0]),
    *(Paragraph(text) for text in HOSTILE),
    Bullets(HOSTILE),
    Table(
        "Isian yang aneh <script>",
        (Column("Isian"), Column("Catatan =1+1"), Column("Nilai", "right")),
        tuple((text, text[:40], "1") for text in HOSTILE),
        note="![catatan](/etc/passwd)",
    ),
    Figure(
        "Jadwal $aneh$ `x`{=typst}",
        '"Alt" <b> dengan \\ dan ' + BALINESE,
        "gantt",
        {
            "years": [2025, 2026],
            "bars": [{"label": text, "group": "Isian $x$", "start": 2025, "end": 2026} for text in HOSTILE[:9]],
        },
    ),
    Missing('`#read("/etc/passwd")`{=typst}', "vision.issues", ("Meja <b>",)),
    INDEX,
)

BOOK = Book(
    name="buku-contoh",
    cover=Cover(
        region="Kabupaten Bangli",
        title="Buku 1 Analisis Strategis Smart City",
        subtitle="Masa depan, kesiapan, dan kesenjangan daerah",
        year=2025,
        status="DRAF 12 Juni 2024",
        notice="Disusun untuk latihan bimbingan teknis. Bukan dokumen resmi pemerintah daerah.",
    ),
    chapters=(
        Chapter(1, "Pendahuluan", INTRODUCTION),
        Chapter(2, "Kesiapan daerah", READINESS),
        Chapter(3, "Program dan peta jalan", PROGRAMMES),
        Chapter(4, "Isian yang aneh", STRANGE),
        Chapter(0, "Sumber dan penyumbang", (Heading(2, "Penyumbang"), Paragraph(PROSE))),
    ),
)

GENTLE = Book("buku-tenang", BOOK.cover, tuple(chapter for chapter in BOOK.chapters if chapter.blocks is not STRANGE))
"""The same book without the strange answers."""
