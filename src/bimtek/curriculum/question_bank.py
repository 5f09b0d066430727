"""The questions of the tests before and after the course: one pair for each thing that the method teaches.

Both questions of a pair ask for the same knowledge at the same difficulty, so that the two tests can be compared. The
method is that of the four meetings (domain of the course: official guidebook, evaluation letters, reviewers' reports).
"""

from __future__ import annotations

from bimtek.curriculum.questions import Pair, Question

PAIRS = (
    Pair(
        "technology",
        Question(
            "Sebuah OPD mengusulkan aplikasi baru. Apa pertanyaan yang pertama?",
            (
                "Berapa biaya pembuatan dan pemeliharaannya?",
                "Kabupaten mana yang sudah memilikinya?",
                "Masalah warga apa yang diselesaikannya?",
                "Siapa yang akan mengelola servernya?",
            ),
            "c",
            "Teknologi adalah alat: nilainya baru ada bila menyelesaikan masalah prioritas atau memajukan sektor "
            "unggulan.",
        ),
        Question(
            "Sebuah OPD mengusulkan command center baru. Apa yang perlu ditanyakan lebih dahulu?",
            (
                "Keputusan apa bagi warga yang menjadi lebih baik karenanya?",
                "Seberapa besar layar yang diperlukan?",
                "Perusahaan mana yang pernah membangunnya di kabupaten lain?",
                "Apakah gedungnya sudah tersedia?",
            ),
            "a",
            "Command center yang mewah tetapi miskin fungsi adalah contoh buruk yang disebut dalam buku panduan 2017.",
        ),
    ),
    Pair(
        "pillar",
        Question(
            "Pengelolaan sampah adalah bagian dari pilar mana?",
            ("Smart Living", "Smart Environment", "Smart Governance", "Smart Society"),
            "b",
            "Subdimensi Smart Environment adalah perlindungan, persampahan, dan energi.",
        ),
        Question(
            "Layanan kesehatan adalah bagian dari pilar mana?",
            ("Smart Society", "Smart Governance", "Smart Economy", "Smart Living"),
            "d",
            "Subdimensi Smart Living adalah harmoni ruang, kesehatan, dan mobilitas.",
        ),
    ),
    Pair(
        "figure",
        Question(
            "Dua sumber resmi menyebut jumlah penduduk yang berbeda. Apa yang dilakukan dalam rencana?",
            (
                "Memakai angka yang lebih besar.",
                "Memakai rata-rata keduanya.",
                "Membiarkan setiap bab memilih angka yang paling cocok.",
                "Menetapkan satu angka, dengan sumber dan alasannya.",
            ),
            "d",
            "Satu angka yang jelas pemegang dan alasannya dapat ditelusuri; rata-rata dua cara hitung bukan angka "
            "siapa pun.",
        ),
        Question(
            "Angka layanan dari OPD sendiri belum diperiksa walidata. Apa yang dilakukan dalam rencana?",
            (
                "Membuangnya, karena belum resmi.",
                "Memakainya dengan tanda belum diverifikasi, lalu memintakan pemeriksaan.",
                "Memakainya tanpa keterangan, karena berasal dari pemerintah.",
                "Menggantinya dengan angka kabupaten lain yang sudah diperiksa dan lebih baru.",
            ),
            "b",
            "Angka OPD berharga, dan tandanya menjaga pembaca tahu mana yang belum diperiksa.",
        ),
    ),
    Pair(
        "issue",
        Question(
            "Kalimat mana yang merumuskan isu strategis?",
            (
                "Pelapor tidak tahu kapan aduannya selesai.",
                "Belum ada aplikasi pelacak aduan.",
                "Pengadaan perangkat untuk petugas aduan.",
                "Peningkatan kapasitas petugas layanan aduan.",
            ),
            "a",
            "Isu menyebut keadaan yang dirasakan warga; tiga kalimat lain menyebut solusi.",
        ),
        Question(
            "Kalimat mana yang merumuskan isu strategis?",
            (
                "Penguatan promosi desa wisata.",
                "Belum tersedianya portal wisata terpadu.",
                "Perajin desa hampir tidak menikmati ramainya wisata.",
                "Pembangunan gerbang digital wisata di setiap desa.",
            ),
            "c",
            "Isu menyebut siapa mengalami apa; tiga kalimat lain menyebut yang ingin dikerjakan.",
        ),
    ),
    Pair(
        "ranking",
        Question(
            "Nilai U, S, G empat isu: A 5-3-3, B 4-4-4, C 5-5-1, D 3-3-3. Isu mana yang teratas menurut USG?",
            ("Isu A", "Isu B", "Isu C", "Isu D"),
            "b",
            "Urutannya mengikuti jumlah: A 11, B 12, C 11, D 9.",
        ),
        Question(
            "Nilai U, S, G empat isu: A 5-4-2, B 3-4-4, C 4-4-5, D 5-5-2. Isu mana yang teratas menurut USG?",
            ("Isu A", "Isu B", "Isu C", "Isu D"),
            "c",
            "Urutannya mengikuti jumlah: A 11, B 11, C 13, D 12.",
        ),
    ),
    Pair(
        "readiness",
        Question(
            "Dalam penilaian kesiapan, jaringan internet dan pusat data termasuk kelompok mana?",
            ("Suprastruktur", "Struktur", "Budaya", "Infrastruktur"),
            "d",
            "Infrastruktur dibaca dalam tiga macam: fisik, TIK, dan sosial; keduanya termasuk TIK.",
        ),
        Question(
            "Dalam penilaian kesiapan, peraturan dan kelembagaan termasuk kelompok mana?",
            ("Suprastruktur", "Infrastruktur", "Alam", "Struktur"),
            "a",
            "Dalam templat kursus ini suprastruktur memuat kebijakan, kelembagaan, dan tata laksana.",
        ),
    ),
    Pair(
        "swot",
        Question(
            "Mana yang merupakan faktor dari dalam (internal) bagi sebuah kabupaten?",
            (
                "Aturan pusat tentang data berubah.",
                "Wisatawan mancanegara kembali datang.",
                "Petugas yang paham data hanya sedikit.",
                "Harga pupuk dunia naik.",
            ),
            "c",
            "Jumlah dan keterampilan petugas dapat diubah kabupaten sendiri; tiga yang lain datang dari luar.",
        ),
        Question(
            "Mana yang merupakan faktor dari luar (eksternal) bagi sebuah kabupaten?",
            (
                "Layanan pengaduan sudah dikenal warga sampai di desa.",
                "Kementerian membuka bantuan untuk desa tanpa sinyal.",
                "OPD belum saling bertukar data.",
                "Anggaran pelatihan petugas kecil.",
            ),
            "b",
            "Bantuan kementerian adalah peluang dari luar; tiga yang lain ada di tangan kabupaten sendiri.",
        ),
    ),
    Pair(
        "cause",
        Question(
            "Laporan darurat terlambat ditangani. Jawaban mana yang menyebut akar masalah?",
            (
                "Belum disepakati siapa yang pertama menerima laporan malam hari.",
                "Belum ada aplikasi laporan darurat yang terhubung ke semua OPD.",
                "Perlu dibangun pusat kendali.",
                "Warga belum memakai teknologi.",
            ),
            "a",
            "Akar masalah dapat ditindaklanjuti; “belum ada alat” hanya membalik solusi yang sudah dibayangkan.",
        ),
        Question(
            "Sampah sering tertinggal di pasar. Jawaban mana yang menyebut akar masalah?",
            (
                "Belum ada sistem informasi persampahan.",
                "Perlu sensor pada setiap wadah sampah.",
                "Masyarakat kurang sadar.",
                "Jadwal angkut tidak mengikuti jam tutup pasar.",
            ),
            "d",
            "Jadwal dapat diubah besok pagi; tiga jawaban lain menyebut alat yang belum ada atau menyalahkan orang.",
        ),
    ),
    Pair(
        "indicator",
        Question(
            "Mana yang merupakan indikator hasil (outcome)?",
            (
                "Jumlah pelatihan bagi petugas penerima aduan",
                "Anggaran layanan pengaduan",
                "Bagian aduan yang selesai tepat waktu",
                "Jumlah rapat koordinasi",
            ),
            "c",
            "Hasil menyebut apa yang berubah bagi penerima layanan; anggaran masukan, pelatihan dan rapat proses.",
        ),
        Question(
            "Mana yang merupakan indikator keluaran (output)?",
            (
                "Lama tunggu warga di loket",
                "Jumlah petugas loket yang dilatih",
                "Kepuasan warga terhadap layanan",
                "Bagian permohonan yang selesai tepat waktu",
            ),
            "b",
            "Keluaran menyebut apa yang dihasilkan kegiatan; tiga yang lain menyebut apa yang dirasakan warga.",
        ),
    ),
    Pair(
        "quickwin",
        Question(
            "Usulan mana yang paling tepat sebagai quick win?",
            (
                "Membangun pusat data baru dalam tiga tahun.",
                "Menyusun rencana induk jaringan dan pusat data untuk sepuluh tahun mendatang.",
                "Melaporkan layanan baru yang sudah selesai tahun lalu.",
                "Mempercepat jawaban aduan dari lima jam menjadi dua jam dalam delapan bulan.",
            ),
            "d",
            "Quick win menajamkan layanan yang ada, terasa warga, terukur, dan selesai dalam setahun.",
        ),
        Question(
            "Usulan mana yang paling tepat sebagai quick win?",
            (
                "Puskesmas keliling di dusun terjauh naik dari dua menjadi empat kali sebulan dalam enam bulan.",
                "Membeli server untuk semua OPD.",
                "Menyusun Perda tentang layanan kesehatan digital yang ditargetkan selesai dalam empat tahun.",
                "Membuka layanan yang tahun lalu sudah berjalan penuh.",
            ),
            "a",
            "Ia menajamkan layanan yang ada, terukur sebelum dan sesudah, dan selesai dalam setahun.",
        ),
    ),
    Pair(
        "funding",
        Question(
            "Sebuah program tidak terhubung dengan RPJMD maupun Renstra. Apa akibat yang paling mungkin?",
            (
                "Lebih cepat terlaksana.",
                "Sulit memperoleh anggaran.",
                "Langsung dibiayai kementerian.",
                "Tidak perlu indikator.",
            ),
            "b",
            "Anggaran daerah mengikuti dokumen perencanaan; program di luarnya sulit diusulkan.",
        ),
        Question(
            "APBD tidak cukup untuk sebuah program yang penting. Apa langkah yang tepat?",
            (
                "Menghapus target program itu.",
                "Menulis pagu seluruhnya pada APBD tanpa menyebut sumber penerimaannya.",
                "Mencari sumber lain, seperti TJSL atau kemitraan, dan menuliskannya.",
                "Menunggu sampai APBD mencukupi.",
            ),
            "c",
            "Dana di luar APBD dianjurkan penilai evaluasi, asal jelas siapa yang memberi.",
        ),
    ),
    Pair(
        "evidence",
        Question(
            "Apa yang membuat jawaban “forum smart city rutin berjalan” diterima penilai?",
            (
                "Notulen dan daftar hadir yang bertanggal.",
                "Pernyataan lisan pimpinan.",
                "Foto gedung tempat rapat.",
                "Rencana rapat forum untuk seluruh tahun depan.",
            ),
            "a",
            "Penilai evaluasi berulang kali menemukan jawaban tanpa bukti yang sah dan lengkap (Kabupaten Malang "
            "2022/2023).",
        ),
        Question(
            "Apa yang membuat jawaban “petugas sudah dilatih” diterima penilai?",
            (
                "Niat melatih yang tertulis dalam rencana kerja tahun depan.",
                "Kabar dari peserta pelatihan.",
                "Brosur lembaga pelatihan.",
                "Daftar peserta dan laporan pelatihan yang bertanggal.",
            ),
            "d",
            "Bukti yang sah menunjukkan siapa, kapan, dan apa yang sudah terjadi.",
        ),
    ),
)
BEFORE = {pair.topic: pair.before for pair in PAIRS}
AFTER = {pair.topic: pair.after for pair in PAIRS}
