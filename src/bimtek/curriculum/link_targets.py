"""What a programme may be linked to beyond the regency: the 17 goals of sustainable development, the aspects of SPBE.

The goals are those of the United Nations under their Indonesian names (TPB); the aspects those of PermenPANRB 59/2020.
"""

from __future__ import annotations

GOALS = (
    ("1", "1 Tanpa kemiskinan"),
    ("2", "2 Tanpa kelaparan"),
    ("3", "3 Kehidupan sehat dan sejahtera"),
    ("4", "4 Pendidikan berkualitas"),
    ("5", "5 Kesetaraan gender"),
    ("6", "6 Air bersih dan sanitasi layak"),
    ("7", "7 Energi bersih dan terjangkau"),
    ("8", "8 Pekerjaan layak dan pertumbuhan ekonomi"),
    ("9", "9 Industri, inovasi, dan infrastruktur"),
    ("10", "10 Berkurangnya kesenjangan"),
    ("11", "11 Kota dan permukiman yang berkelanjutan"),
    ("12", "12 Konsumsi dan produksi yang bertanggung jawab"),
    ("13", "13 Penanganan perubahan iklim"),
    ("14", "14 Ekosistem lautan"),
    ("15", "15 Ekosistem daratan"),
    ("16", "16 Perdamaian, keadilan, dan kelembagaan yang tangguh"),
    ("17", "17 Kemitraan untuk mencapai tujuan"),
)
ASPECTS = (
    ("kebijakan", "Kebijakan internal tata kelola"),
    ("perencanaan", "Perencanaan strategis"),
    ("tik", "Teknologi informasi dan komunikasi"),
    ("penyelenggara", "Penyelenggara SPBE"),
    ("manajemen", "Penerapan manajemen"),
    ("audit", "Audit TIK"),
    ("administrasi", "Layanan administrasi pemerintahan"),
    ("publik", "Layanan publik"),
)
