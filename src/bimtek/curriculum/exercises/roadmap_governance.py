"""Kelembagaan: who leads, who works, who coordinates each pillar, how often they meet, and by what law."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, prose, reference, table, text
from bimtek.curriculum.findings import Finding, amber
from bimtek.curriculum.rows import Answer, Place, Row


class CouncilMember(Row):
    """A member of the Dewan Smart City, by office: people change, offices stay."""

    position: str = text("Jabatan")
    organisation: str = text("Instansi atau unsur", hint="OPD, akademisi, dunia usaha, masyarakat, media.")


class TeamMember(Row):
    """A member of the Tim Pelaksana, by office."""

    position: str = text("Jabatan")
    organisation: str = text("Instansi")
    task: str = text("Tugas")


class Coordinator(Row):
    """The OPD that coordinates a pillar; `id` is the pillar's id."""

    opd: str = reference("OPD koordinator", "opd", open_list=True, required=False)  # six_coordinators says it better
    contact: str = text("Jabatan penghubung", required=False, hint="Boleh kosong.")

    def label_in(self, context: Context) -> str:
        return context.label("pillars", self.id)


class GovernanceAnswer(Answer):
    council_head: str = text("Ketua Dewan Smart City (jabatan)", merge=Merge.ONCE)
    council: tuple[CouncilMember, ...] = table("Anggota Dewan Smart City", CouncilMember, merge=Merge.ONCE)
    team_head: str = text("Ketua Tim Pelaksana (jabatan)", merge=Merge.ONCE)
    team: tuple[TeamMember, ...] = table("Anggota Tim Pelaksana", TeamMember, merge=Merge.ONCE)
    coordinators: tuple[Coordinator, ...] = table(
        "OPD koordinator setiap pilar", Coordinator, rows_from="pillars", merge=Merge.ONCE
    )
    forum: str = choice(
        "Irama forum",
        ("bulanan", "Setiap bulan"),
        ("triwulan", "Setiap tiga bulan"),
        ("semester", "Setiap enam bulan"),
        merge=Merge.ONCE,
    )
    forum_agenda: str = prose("Siapa mengundang, apa yang diputuskan", max_words=60, merge=Merge.ONCE)
    legal_form: str = choice(
        "Bentuk hukum rencana",
        ("perbup", "Peraturan Bupati"),
        ("perda", "Peraturan Daerah"),
        ("sk", "SK Bupati"),
        merge=Merge.ONCE,
    )
    legal_status: str = choice(
        "Status", ("rancangan", "Rancangan"), ("ditetapkan", "Sudah ditetapkan"), merge=Merge.ONCE
    )
    legal_number: str = text("Nomor dan tahun", only_if=("legal_status", ("ditetapkan",)), merge=Merge.ONCE)
    legal_next: str = text(
        "Siapa menyiapkan, kapan ditetapkan", only_if=("legal_status", ("rancangan",)), merge=Merge.ONCE
    )


def six_coordinators(answer: GovernanceAnswer, context: Context) -> Iterator[Finding]:
    """Every pillar has a coordinating OPD."""
    named = {row.id for row in answer.coordinators if row.opd}
    for pillar in context.options("pillars"):
        if pillar.value not in named:
            message = f"{pillar.label} belum punya OPD koordinator. Pilih satu OPD."
            yield Finding("KLB-01", message, place=Place("coordinators", pillar.value, "opd"))


def opd_are_known(answer: GovernanceAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.coordinators:
        if row.opd and not context.knows("opd", row.opd):
            message = (
                f"OPD “{row.opd}” belum ada dalam daftar. Pilih dari daftar, atau mintalah fasilitator menambahkannya."
            )
            yield amber("KLB-02", message, row, field="opd")


def fixed_by_regulation(answer: GovernanceAnswer, context: Context) -> Iterator[Finding]:
    """Reviewers regularly miss a Perbup that fixes the plan (evaluation report of Kab. Malang, 2022/2023)."""
    if answer.legal_form == "sk":
        message = (
            "SK menetapkan orang; penilai evaluasi biasanya mencari Perbup yang menetapkan rencananya. "
            "Pertimbangkan Perbup untuk rencana dan SK untuk Dewan dan Tim Pelaksana."
        )
        yield amber("KLB-03", message, field="legal_form")


EXERCISE = Exercise(
    id="roadmap.governance",
    session="04_roadmap",
    order=20,
    unit=Unit.CORE,
    minutes=45,
    title="Kelembagaan",
    why="Rencana yang tidak dimiliki siapa pun berhenti setelah Bimtek. Di sini tim inti menetapkan siapa yang "
    "memimpin, siapa yang bekerja, dan kapan mereka bertemu.",
    how=(
        "Tulis jabatan, bukan nama orang: orang berganti, jabatan tetap.",
        "Pilih satu OPD koordinator untuk setiap pilar, dan tanyakan kesediaannya.",
        "Tetapkan irama forum, apa yang diputuskan di sana, dan bukti yang ditinggalkannya: daftar hadir, notulen.",
        "Tentukan bentuk hukum; bila masih rancangan, tulis siapa yang menyiapkan dan kapan ditetapkan.",
    ),
    good=Example(
        "Forum setiap tiga bulan, diundang Bappeda, memutuskan program yang macet dan mencatat siapa berbuat apa.",
        "Ada irama, pengundang, dan keputusan.",
    ),
    weak=Example(
        "Forum diadakan sesuai kebutuhan.",
        "Tanpa jadwal dan pengundang; forum yang tidak teratur termasuk temuan penilai yang berulang.",
    ),
    hints=(
        "Mulai dari OPD yang sudah mengurus layanan pilar itu setiap hari.",
        "Contoh Purbalingga 2024: kepala OPD di Dewan; sekretaris badan, dinas, dan kecamatan di Tim Pelaksana.",
        "Bila sebuah OPD ragu, tulis apa yang ia perlukan untuk bersedia.",
    ),
    answer=GovernanceAnswer,
    checks=(
        Check(complete()),
        Check(complete("council")),
        Check(complete("team")),
        Check(enough_rows("council", 1, "Dewan Smart City belum punya anggota. Tulis sedikitnya satu.")),
        Check(enough_rows("team", 1, "Tim Pelaksana belum punya anggota. Tulis sedikitnya satu.")),
        Check(six_coordinators),
        Check(opd_are_known),
        Check(fixed_by_regulation),
    ),
    places=(PlanPlace("management", "Tata kelola"),),
)
