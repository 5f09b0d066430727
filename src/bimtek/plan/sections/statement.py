"""Visi dan misi: what the plenary chose, by how many votes, who decided and what others thought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bimtek.answers.base import Decision
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_statement import Candidate, StatementAnswer
from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, listed, quoted, sentence

EXERCISE = "vision.statement"

NOBODY = {"tidak ada", "-", "–", "nihil"}
"""What people write when nobody disagreed."""


def vision_section(text: str, missions: Sequence[str], context: Context, *, provisional: bool = True) -> list[Block]:
    """The sentence itself and the missions in words. `missions`: ids of proposed missions.

    provisional: chosen in meeting I and not yet decided upon again in meeting II.
    """
    if not text:
        return []
    blocks: list[Block] = [Paragraph(f"Visi{' (sementara)' if provisional else ''}: {quoted(text)}.")]
    if missions:
        blocks.append(Paragraph(f"Visi itu dijalankan lewat {len(missions)} misi:"))
        known = [context.item("proposed_missions", mission) for mission in missions]
        blocks.append(Bullets(tuple(sentence(item.label) for item in known if item), ordered=True))
    return blocks


def decision_section(
    text: str,
    candidates: Sequence[Candidate],
    decision: Decision | None,
    dissent: str,
    names: Mapping[str, str],
) -> list[Block]:
    """How the choice was made: candidates with votes, who decided and when, and who thought otherwise.

    names: seat → name, for the proposals that a candidate was drawn from.
    """
    blocks: list[Block] = []
    if candidates:
        total = sum(candidate.votes or 0 for candidate in candidates)
        blocks.append(Paragraph(_counted(text, candidates, int(total), decision)))
        blocks.append(
            Table(
                caption="Calon visi dan suara pleno",
                columns=(
                    Column("Calon", width=3.5),
                    Column("Diambil dari usulan", width=2.2),
                    Column("Suara", "right", 0.8),
                ),
                rows=tuple(
                    (
                        candidate.sentence or OPEN,
                        listed(names.get(seat, seat) for seat in candidate.drawn_from) or "–",
                        "–" if candidate.votes is None else number_id(candidate.votes),
                    )
                    for candidate in candidates
                ),
            )
        )
    elif decision:
        blocks.append(Paragraph(sentence(f"Diputuskan {_by(decision)}")))
    if dissent:
        agreed = dissent.strip(" .").casefold() in NOBODY
        words = (
            "Tidak ada pendapat lain yang dicatat." if agreed else f"Pendapat lain yang dicatat: {sentence(dissent)}"
        )
        blocks.append(Paragraph(words))
    return blocks


def _counted(text: str, candidates: Sequence[Candidate], total: int, decision: Decision | None) -> str:
    count = f"Pleno memilih di antara {len(candidates)} calon" if len(candidates) > 1 else "Pleno menimbang satu calon"
    chosen = next((candidate for candidate in candidates if candidate.sentence.strip() == text.strip()), None)
    votes = ""
    if chosen is not None and chosen.votes is not None and total:
        votes = f"; yang dipilih memperoleh {number_id(chosen.votes)} dari {number_id(total)} suara"
    by = f" Keputusan diambil {sentence(_by(decision))}" if decision else ""
    return f"{count}{votes}.{by}"


def _by(decision: Decision) -> str:
    return f"pada {date_id(decision.when)} oleh {decision.who}" if decision.when else f"oleh {decision.who}"


def section(answer: StatementAnswer, context: Context) -> list[Block]:
    when = answer.decided_on.isoformat() if answer.decided_on else ""
    decision = Decision(who=answer.decided_by, when=when) if answer.decided_by else None
    names = {item.id: f"“{item.label}”" for item in context.items.get("visions", ())}
    return [
        *vision_section(answer.chosen, answer.missions, context),
        *decision_section(answer.chosen, answer.candidates, decision, answer.dissent, names),
    ]
