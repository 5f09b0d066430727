"""Pemangku kepentingan: who has a say and a stake, what each takes on, and who agreed to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, prose, rating, table, text
from bimtek.curriculum.findings import Finding, amber, for_pillar, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.formats import number_id

LEAST = 5
HIGH = 4
"""Influence or interest from which somebody is called influential or interested; the map is cut at 3."""
PENTAHELIX = (
    ("pemerintah", "Pemerintah", "OPD, kecamatan, desa, instansi vertikal, BUMD"),
    ("usaha", "Dunia usaha", "perusahaan, koperasi, bank, asosiasi, pelaku UMKM"),
    ("akademisi", "Akademisi", "perguruan tinggi, sekolah, peneliti"),
    ("masyarakat", "Masyarakat", "desa adat, banjar, komunitas, organisasi warga dan penyandang disabilitas"),
    ("media", "Media", "pers, radio, pegiat media sosial"),
)
AGREED, ASKED, OPEN = "sanggup", "dijajaki", "belum"
EMPTY_PROMISE = re.compile(
    r"^\W*(?:(?:siap|akan|ikut|turut)\W+)*(?:mendukung|dukungan|berpartisipasi|partisipasi|berperan(?: aktif)?|"
    r"membantu|bersinergi|sinergi|berkolaborasi)\b(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
""" "Mendukung program pemerintah": nobody can hold anybody to that."""


class Stakeholder(Row):
    """A person, office or group. Influence and interest 1–5 by the table's consensus place it on the map."""

    name: str = text("Nama", hint="Lembaga atau kelompoknya, bukan nama orang.")
    kind: str = choice("Unsur pentahelix", *PENTAHELIX)
    influence: int | None = rating(
        "Pengaruh",
        ("1", "Program tetap berjalan tanpa dia"),
        ("3", "Dapat memperlambat atau mempercepat"),
        ("5", "Tanpa dia program berhenti"),
    )
    interest: int | None = rating(
        "Kepentingan",
        ("1", "Hampir tidak tersentuh hasilnya"),
        ("3", "Tersentuh sebagian pekerjaan atau hidupnya"),
        ("5", "Hidup atau tugas pokoknya ikut berubah"),
    )
    role: str = text("Peran dalam pilar ini", hint="Pemilik data, pelaksana, pengguna, pengawas, penghubung …")
    contribution: str = prose(
        "Kontribusi yang disanggupi",
        hint="Yang dapat ditagih: orang, waktu, data, tempat, uang, atau barang.",
        max_words=25,
    )
    state: str = choice(
        "Keadaan",
        (AGREED, "Sudah disanggupi", "Yang bersangkutan sendiri menyatakannya."),
        (ASKED, "Sedang dijajaki"),
        (OPEN, "Belum ditanya"),
    )
    agreed_by: str = text("Disanggupi oleh", hint="Nama, jabatan, dan tanggalnya.", only_if=("state", (AGREED,)))


class StakeholdersAnswer(Answer):
    stakeholders: tuple[Stakeholder, ...] = table(
        "Pemangku kepentingan pilar ini", Stakeholder, min_rows=LEAST, publishes="stakeholders", alike=""
    )


def each_once(answer: StakeholdersAnswer, context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in answer.stakeholders:
        name = " ".join(row.name.casefold().split())
        if name and name in seen:
            yield red("PKP-01", f"“{row.name}” sudah ada di atas. Gabungkan kedua baris itu.", row, field="name")
        seen.add(name)


def all_five_kinds(answer: StakeholdersAnswer, context: Context) -> Iterator[Finding]:
    """Asked of the pillar, not of the table: another table of the pillar may have the missing ones."""
    here = {row.kind for row in answer.stakeholders}
    missing = [label for value, label, _ in PENTAHELIX if value not in here]
    if answer.stakeholders and missing:
        yield for_pillar(
            "PKP-02",
            f"Di meja ini belum ada unsur {', '.join(missing).lower()}. Pastikan pilar ini mempunyai kelima unsurnya.",
            field="stakeholders",
        )


def promise_can_be_kept(answer: StakeholdersAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.stakeholders:
        if EMPTY_PROMISE.match(row.contribution):
            yield amber(
                "PKP-03",
                f"“{row.contribution}” belum dapat ditagih. Berapa orang, data apa, tempat mana, kapan?",
                row,
                field="contribution",
            )


def influential_are_won(answer: StakeholdersAnswer, context: Context) -> Iterator[Finding]:
    """Who can stop a programme and does not care yet needs a visit before the plan is signed."""
    for row in answer.stakeholders:
        if row.influence is None or row.interest is None or row.state != OPEN:
            continue
        if row.influence >= HIGH > row.interest:
            yield amber(
                "PKP-04",
                f"{row.name or 'Pihak ini'} berpengaruh besar, belum berkepentingan besar, dan belum ditanya. "
                "Siapa yang menemuinya?",
                row,
                field="state",
            )


def ratings_tell_apart(answer: StakeholdersAnswer, context: Context) -> Iterator[Finding]:
    """When everybody stands at the same place, the map shows nothing."""
    places = {(row.influence, row.interest) for row in answer.stakeholders}
    if len(answer.stakeholders) < LEAST or len(places) > 1:
        return
    influence, interest = places.pop()
    if influence is not None and interest is not None:
        yield amber(
            "PKP-05",
            f"Semua pihak berada di titik yang sama ({number_id(influence)} dan {number_id(interest)}). "
            "Siapa yang paling menentukan?",
            field="stakeholders",
        )


EXERCISE = Exercise(
    id="vision.stakeholders",
    session="01_vision",
    order=16,
    unit=Unit.TABLE,
    minutes=25,
    title="Pemangku kepentingan",
    why="Personel, anggaran, dan sarana pemerintah daerah terbatas; sebagian pekerjaan hanya jalan bila pihak lain "
    "ikut memikulnya. Siapa yang ditanya sejak awal lebih mudah menyanggupi daripada yang diundang saat peresmian.",
    how=(
        f"Tulis sedikitnya {LEAST} pihak; usahakan kelima unsur pentahelix terwakili.",
        "Sepakati pengaruh dan kepentingan (1 sampai 5); patokannya tertulis pada setiap nilai.",
        "Sebut peran dan kontribusi yang dapat ditagih.",
        "Tandai keadaannya dengan jujur: disanggupi, sedang dijajaki, atau belum ditanya.",
    ),
    good=Example(
        "Desa adat di tepi danau (masyarakat), pengaruh 5, kepentingan 5: menyediakan balai banjar sebagai titik "
        "lapor darurat dan dua pecalang terlatih. Sedang dijajaki.",
        "Orang lain dapat menagihnya: tempat dan jumlah orangnya jelas, dan tidak mengaku sudah setuju.",
    ),
    weak=Example(
        "Masyarakat: mendukung program pemerintah.",
        "Tidak ada yang dapat ditemui, dan tidak ada yang dapat ditagih.",
    ),
    hints=(
        "Siapa yang dapat menghentikan program ini hanya dengan diam?",
        "Siapa yang paling terdampak, tetapi tidak pernah diundang rapat?",
        "Pengaruh besar tetapi kepentingan kecil: temui lebih dahulu, undang kemudian.",
    ),
    answer=StakeholdersAnswer,
    checks=(
        Check(complete("stakeholders"), 7, "stakeholders", "Semua kolom terisi"),
        Check(each_once, 2, "stakeholders", "Setiap pihak satu kali"),
        Check(enough_rows("stakeholders", LEAST, "Baru {now} pihak; tulis sedikitnya {least}."), 3, "", "Jumlah pihak"),
        Check(all_five_kinds),
        Check(promise_can_be_kept),
        Check(influential_are_won),
        Check(ratings_tell_apart),
    ),
    places=(PlanPlace("situation", "Pemangku kepentingan"),),
)
