"""Buku 1: Visi."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_proposal import KeyWord, ProposedMission
from bimtek.curriculum.exercises.vision_statement import Candidate
from bimtek.plan.absence import absent, owed
from bimtek.plan.blocks import Block, Bullets, Heading, Missing, Paragraph
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import listed, quoted, sentence, small
from bimtek.plan.placed import placed
from bimtek.plan.sections.proposal import keywords_section, missions_section, proposals_section
from bimtek.plan.sections.statement import decision_section, vision_section


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    vision = plan.vision
    names = {seat.id: seat.name for seat in plan.seats}
    return (
        Heading(2, "Arah dari RPJMD"),
        *regional_direction(plan, context),
        Heading(2, "Usulan meja"),
        *keywords_section(typed(plan.keywords, KeyWord), context),
        *proposals_section(plan.proposals, names, context),
        *missions_section(typed(plan.proposed_missions, ProposedMission), context),
        *owed(plan, "Usulan visi belum lengkap.", "vision.proposal"),
        Heading(2, "Visi dan misi"),
        *vision_section(vision.text, vision.missions, context, provisional=vision.provisional),
        Heading(3, "Pilihan pertemuan I"),
        *_choice(plan, names),
        Heading(3, "Penetapan pertemuan II"),
        *placed(plan, context, "assessment.vision", f"Penetapan visi dan konfirmasi {plan.region.head_title}"),
        Heading(2, "Keselarasan"),
        *placed(plan, context, "vision.alignment", "Keselarasan isu dengan dokumen perencanaan"),
    )


def _choice(plan: Plan, names: dict[str, str]) -> list[Block]:
    """How meeting I chose between the tables' proposals."""
    vision = plan.vision
    candidates = typed(vision.candidates, Candidate)
    made = decision_section(vision.first, candidates, vision.first_decision, vision.dissent, names)
    marks = owed(plan, "Visi dan misi belum dipilih pleno.", "vision.statement")
    if made or marks:
        return [*made, *marks]
    return [absent("Calon visi dan suaranya belum dicatat.", "vision.statement")]


def regional_direction(plan: Plan, context: Context) -> Iterator[Block]:
    """Vision and missions of the RPJMD as far as the data know them; the rest is filled from the document."""
    region = context.region
    if region.rpjmd_vision:
        yield Paragraph(f"Visi RPJMD {region.rpjmd_period}: {quoted(region.rpjmd_vision)}.")
    known = [mission for mission in region.missions if mission.text]
    unknown = [str(mission.number) for mission in region.missions if not mission.text]
    if known:
        yield Paragraph(f"RPJMD memuat {len(region.missions)} misi; bunyi {len(known)} di antaranya sudah ditemukan:")
        yield Bullets(
            tuple(f"Misi {each.number}: {sentence(each.text or '')} (sumber: {each.source})" for each in known)
        )
    parts = [*(["visi"] if not region.rpjmd_vision else []), *([f"misi {listed(unknown)}"] if unknown else [])]
    if parts:
        yield Missing(
            f"Bunyi {listed(parts)} RPJMD {region.rpjmd_period} diisi dari dokumennya.",
            seats=tuple(seat.name for seat in plan.seats if seat.unit == "core"),
        )
    if region.provincial_priorities:
        fields = listed(small(priority) for priority in region.provincial_priorities)
        yield Paragraph(
            f"Provinsi {region.province} menetapkan {len(region.provincial_priorities)} bidang prioritas: {fields}."
        )
    if region.tagline:
        yield Paragraph(f"Semboyan daerah: {quoted(region.tagline)}.")
