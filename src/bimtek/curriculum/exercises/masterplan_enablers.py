"""Pengungkit: rules, institutions, architecture, infrastructure, people and literacy that all programmes stand on."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, prose, reference, references, table, text, year
from bimtek.curriculum.findings import Finding, amber, for_plan, red
from bimtek.curriculum.rows import Answer, Row

POLICY, PEOPLE, LITERACY = "kebijakan", "sdm", "literasi"
KINDS = {
    POLICY: "Kebijakan",
    "kelembagaan": "Kelembagaan",
    "data": "Arsitektur data",
    "aplikasi": "Arsitektur aplikasi",
    "keamanan": "Keamanan informasi",
    "infrastruktur": "Infrastruktur",
    PEOPLE: "Pengembangan SDM",
    LITERACY: "Literasi masyarakat",
}
MEANT = {
    POLICY: "Aturan yang mengikat OPD.",
    "kelembagaan": "Tim atau forum, dan siapa memutuskan apa.",
    "data": "Siapa memegang data apa, dan bagaimana dipertukarkan.",
    "aplikasi": "Layanan mana memakai aplikasi mana; mana yang digabung.",
    "keamanan": "Siapa boleh melihat apa, dan di mana salinannya.",
    "infrastruktur": "Jaringan, pusat data, dan perangkat yang dipakai bersama.",
    PEOPLE: "Pegawai yang cakap, dan penggantinya.",
    LITERACY: "Warga yang dapat memakainya, juga tanpa gawai.",
}
LEGAL = ("perda", "perbup")
"""The forms that bind all OPD; reviewers look for one of them (evaluation report of Kabupaten Malang 2022/2023)."""
LATE = 2
"""Year of the plan. A legal form that comes later leaves the first budget without a basis."""


class Enabler(Row):
    """One thing that has to be there for programmes to work, with who brings it about and until when."""

    kind: str = choice("Jenis pengungkit", *((kind, name, MEANT[kind]) for kind, name in KINDS.items()))
    name: str = text("Yang harus ada", hint="Sebut bendanya: aturan apa, forum apa, kemampuan apa.")
    legal_form: str = choice(
        "Bentuk hukum",
        ("perda", "Peraturan daerah"),
        ("perbup", "Peraturan bupati"),
        ("sk", "Keputusan bupati (SK)"),
        ("edaran", "Surat edaran atau SOP"),
        only_if=("kind", (POLICY,)),
    )
    trained: str = text(
        "Siapa yang dikembangkan, dan lewat apa",
        hint="Kelompok pegawai atau warga; pelatihan, pendampingan, formasi.",
        only_if=("kind", (PEOPLE, LITERACY)),
    )
    status: str = choice(
        "Keadaan sekarang",
        ("belum", "Belum ada"),
        ("disusun", "Sedang disusun"),
        ("diperbarui", "Ada, perlu diperbarui"),
        ("berjalan", "Ada dan berjalan"),
    )
    content: str = prose("Isi pokoknya", hint="Apa yang diatur, dibangun, atau diajarkan?", max_words=40)
    owner: str = reference("OPD penanggung jawab", "opd", open_list=True)
    year: int | None = year("Tahun tersedia")
    programmes: tuple[str, ...] = references(
        "Program yang memerlukannya", "programmes", required=False, hint="Boleh kosong bila diperlukan semua program."
    )


class EnablersAnswer(Answer):
    enablers: tuple[Enabler, ...] = table("Daftar pengungkit", Enabler, min_rows=len(KINDS), publishes="enablers")


def within_the_plan(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    """What is there already may be older than the plan."""
    for row in answer.enablers:
        too_late = row.year is not None and row.year > context.years[-1]
        too_early = row.year is not None and row.year < context.years[0] and row.status in ("belum", "disusun")
        if too_late or too_early:
            span = f"{context.years[0]}–{context.years[-1]}"
            yield red("PGK-01", f"“{row.label}”: tahun {row.year} di luar rencana ({span}).", row, field="year")


def legal_form_is_there(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    legal = [row for row in answer.enablers if row.kind == POLICY and row.legal_form in LEGAL]
    if answer.enablers and not legal:
        message = (
            "Belum ada Perbup atau Perda yang menetapkan rencana ini. Tanpa bentuk hukum, OPD tidak terikat dan "
            "penilai akan menanyakannya."
        )
        yield for_plan("PGK-02", message, field="enablers")
    early = context.start_year + LATE - 1
    if legal and all(row.year is not None and row.year > early for row in legal):
        message = f"Perbup atau Perda baru ada sesudah {early}; dua anggaran pertama tanpa dasar. Dapat lebih awal?"
        yield amber("PGK-03", message, legal[0], field="year")


def people_are_developed(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    if answer.enablers and not any(row.kind == PEOPLE for row in answer.enablers):
        message = (
            "Belum ada rencana pengembangan SDM. Siapa yang menjalankan program ini, dan siapa menggantikannya bila "
            "dimutasi?"
        )
        yield for_plan("PGK-04", message, field="enablers")


def every_kind_is_thought_of(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    here = {row.kind for row in answer.enablers} | {POLICY, PEOPLE}  # those two are told above
    missing = [name.lower() for kind, name in KINDS.items() if kind not in here]
    if answer.enablers and missing:
        yield for_plan("PGK-05", f"Belum ada pengungkit untuk: {', '.join(missing)}.", field="enablers")


def owners_are_known(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.enablers:
        if row.owner and not context.knows("opd", row.owner):
            message = f"OPD “{row.owner}” belum ada dalam daftar. Tambahkan dahulu, atau periksa ejaannya."
            yield amber("PGK-06", message, row, field="owner")


def in_time_for_programmes(answer: EnablersAnswer, context: Context) -> Iterator[Finding]:
    """Compared with the years that the tables wrote; the schedule of meeting IV may still move them."""
    for row in answer.enablers:
        items = [context.item("programmes", programme) for programme in row.programmes if row.status != "berjalan"]
        for item in filter(None, items):
            start = item.values.get("start")
            if row.year is not None and isinstance(start, int) and start < row.year:
                message = f"“{row.label}” baru ada {row.year}, padahal “{item.label}” mulai {start}."
                yield amber("PGK-07", message, row, field="year")


EXERCISE = Exercise(
    id="masterplan.enablers",
    session="03_masterplan",
    order=12,
    unit=Unit.CORE,
    minutes=60,
    title="Pengungkit",
    why="Program berhenti ketika aturannya tidak ada, datanya tidak bertemu, atau orangnya pindah. Tim inti menetapkan "
    "sekali untuk semua pilar apa yang harus ada, siapa yang mengadakannya, dan kapan.",
    how=(
        "Telusuri kedelapan jenis pengungkit; tulis sedikitnya satu baris untuk setiap jenis.",
        "Untuk kebijakan, pilih bentuk hukumnya: mengikat semua OPD memerlukan Perbup atau Perda.",
        "Untuk SDM dan literasi, sebut kelompok orangnya dan cara mengembangkannya.",
        "Tetapkan satu OPD dan satu tahun, lalu pilih program yang menunggunya.",
    ),
    good=Example(
        "Pengembangan SDM: dua analis data di setiap OPD pengampu pilar, dilatih bertahap dan saling menggantikan; "
        "BPSDM, 2026.",
        "Jelas siapa, menjadi mampu apa, siapa yang mengurus, dan kapan.",
    ),
    weak=Example(
        "Peningkatan kapasitas SDM dan penguatan regulasi.",
        "Tidak ada orang, aturan, pemilik, atau tahun; setiap rencana dapat memuatnya.",
    ),
    hints=(
        "Tanyakan kepada setiap pilar: apa yang harus ada sebelum program Anda dapat mulai?",
        "Cari yang disebut dua kali dalam rencana aksi; itulah pengungkit bersama.",
        "Yang sudah ada dan berjalan pun ditulis: pembaca ingin tahu apa yang tidak perlu dibuat lagi.",
    ),
    answer=EnablersAnswer,
    checks=(
        Check(complete("enablers")),
        Check(within_the_plan),
        Check(legal_form_is_there),
        Check(people_are_developed),
        Check(every_kind_is_thought_of),
        Check(owners_are_known),
        Check(in_time_for_programmes),
    ),
    places=(PlanPlace("strategy", "Pengungkit"),),
)
