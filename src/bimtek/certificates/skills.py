"""What people learn in the four meetings, and the exercises by which it shows."""

from __future__ import annotations

from dataclasses import dataclass

ENOUGH = 0.6
"""Part of an exercise's automatic points from which on the answer shows the skill."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill in the words of the certificate; it shows when each of its exercises that a person owes is good."""

    words: str
    exercises: tuple[str, ...]


SKILLS = (
    Skill("Membaca data daerah dan merumuskan isu strategis dengan USG", ("vision.facts", "vision.issues")),
    Skill("Menyusun analisis masa depan dan peta pemangku kepentingan", ("vision.trends", "vision.stakeholders")),
    Skill("Menyelaraskan isu dengan dokumen perencanaan dan mengusulkan visi", ("vision.alignment", "vision.proposal")),
    Skill("Menetapkan visi dan misi bersama seluruh daerah", ("vision.statement", "assessment.vision")),
    Skill("Menyepakati angka daerah yang berbeda antarsumber", ("vision.territory",)),
    Skill("Menilai kesiapan daerah dengan bukti", ("assessment.inventory", "assessment.readiness")),
    Skill("Menghitung kinerja layanan pengaduan dari data", ("assessment.complaints",)),
    Skill("Membaca indeks SPBE dan memilih yang perlu diperkuat", ("assessment.spbe",)),
    Skill("Menganalisis SWOT dan kesenjangan sampai akar masalah", ("assessment.swot", "assessment.gap")),
    Skill("Merumuskan tujuan, sasaran, dan indikator yang terukur", ("assessment.goals", "roadmap.targets")),
    Skill("Merumuskan arah kebijakan dan strategi", ("masterplan.strategy",)),
    Skill("Menyusun program dengan indikator, pagu, dan OPD penanggung jawab", ("masterplan.programmes",)),
    Skill("Menentukan prioritas dengan kriteria berbobot", ("masterplan.priority", "masterplan.weights")),
    Skill("Merancang quick win", ("masterplan.quickwins",)),
    Skill("Menyusun kebijakan, kelembagaan, dan pengungkit lain", ("masterplan.enablers", "roadmap.governance")),
    Skill("Menelaah rancangan rekan dengan rubrik", ("masterplan.review",)),
    Skill("Menyusun peta jalan dan menjaga benang merah", ("roadmap.schedule", "roadmap.thread")),
    Skill("Menghitung kapasitas dan pembiayaan program", ("roadmap.capacity", "roadmap.financing")),
    Skill("Mengelola risiko program", ("roadmap.risks",)),
    Skill("Menelaah bab rencana dan mencatat kesepakatannya", ("roadmap.chapters",)),
)
NO_SKILL = frozenset({"vision.pretest", "roadmap.posttest"})
"""Tests measure the group; nobody's certificate tells of them."""
