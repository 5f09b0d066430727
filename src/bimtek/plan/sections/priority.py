"""Prioritas: the rank of the programmes, impact against ease, and what a shifted weight would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_priority import PriorityAnswer, Score
from bimtek.curriculum.priority import (
    CRITERIA,
    EQUAL,
    HIGH,
    IMPACT,
    LOW,
    STEP,
    Move,
    Ranked,
    Ratings,
    Weights,
    ease,
    moves,
    ranked,
    ratings_in,
    weights_in,
)
from bimtek.formats import number_id
from bimtek.plan.blocks import Block, Bullets, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import amount, listed, opening, quoted, sentence, small

EXERCISE = "masterplan.priority"
WEIGHTS = "masterplan.weights"
TOP = 5
"""So many first ranks are watched when a weight moves; of few programmes half of them."""
CORNERS = ("besar, tetapi berat: siapkan", "dahulukan", "tunda atau ubah", "mudah, tetapi kecil")


def section(answer: PriorityAnswer, context: Context) -> list[Block]:
    rows = {context.resolve(row.id): row for row in answer.scores if _ratings(row)}
    if not rows:
        return []
    rated = {name: ratings for name, row in rows.items() if (ratings := _ratings(row))}
    decided = weights_in(context.agreed.get(WEIGHTS, {}))
    weights = decided or EQUAL
    order = ranked(rated, weights)
    return [
        Paragraph(_lead(order, weights, context, is_decided=decided is not None)),
        _table(order, rated, rows, weights, context),
        _chart(order, rated, rows, context),
        *_sensitivity(rated, weights, context),
    ]


def _ratings(row: Score) -> Ratings | None:
    return ratings_in({name: getattr(row, name) for name in CRITERIA})


def _lead(order: Sequence[Ranked], weights: Weights, context: Context, *, is_decided: bool) -> str:
    first = [quoted(context.label("programmes", each.id)) for each in order if each.rank == 1]
    text = f"Dari {len(order)} program yang dinilai, {listed(first)} berada di urutan pertama"
    parts = [f"{text} dengan nilai {number_id(order[0].score)} dari {HIGH}."]
    if is_decided:
        heavy = max(weights, key=lambda name: weights[name])
        words = f"{small(CRITERIA[heavy])} ({amount(weights[heavy], '%')})"
        parts.append(f"Nilai dihitung dengan bobot yang ditetapkan tim inti; yang terbesar {words}.")
    else:
        parts.append(
            f"Bobot belum ditetapkan tim inti; untuk sementara kelima ukuran sama ({amount(EQUAL[IMPACT], '%')})."
        )
    return " ".join(parts)


def _table(
    order: Sequence[Ranked], rated: Mapping[str, Ratings], rows: Mapping[str, Score], weights: Weights, context: Context
) -> Table:
    return Table(
        "Urutan prioritas program",
        (
            Column("Urutan", "right", 0.7),
            Column("Program", width=2.8),
            Column("Pilar", width=1.4),
            *(Column(f"{label} ({amount(weights[name], '%')})", "center", 1.0) for name, label in CRITERIA.items()),
            Column("Nilai", "right", 0.7),
            Column("Yang paling menentukan", width=3.0),
        ),
        tuple(
            (
                str(each.rank),
                context.label("programmes", each.id),
                _pillar(each.id, rows[each.id], context),
                *(str(rated[each.id][name]) for name in CRITERIA),
                number_id(each.score),
                sentence(rows[each.id].reason) or "–",
            )
            for each in order
        ),
        note="Nilai 1 sampai 5 diberikan meja menurut patokan yang sama; biaya dihitung terbalik.",
        landscape=True,
    )


def _pillar(programme: str, row: Score, context: Context) -> str:
    item = context.item("programmes", programme)
    pillar = (item.pillar if item else "") or row.pillar or context.pillar
    return context.label("pillars", pillar) if pillar else "–"


def _chart(
    order: Sequence[Ranked], rated: Mapping[str, Ratings], rows: Mapping[str, Score], context: Context
) -> Figure:
    points = [
        {
            "number": str(nth),
            "group": _pillar(each.id, rows[each.id], context),
            "x": float(ease(rated[each.id])),
            "y": rated[each.id][IMPACT],
        }
        for nth, each in enumerate(order, 1)
    ]
    best = [
        f"{nth} {context.label('programmes', each.id)}"
        for nth, each in enumerate(order, 1)
        if ease(rated[each.id]) > Decimal(LOW + HIGH) / 2 and rated[each.id][IMPACT] > (LOW + HIGH) / 2
    ]
    told = f"Di pojok “{CORNERS[1]}”: {'; '.join(best)}." if best else f"Pojok “{CORNERS[1]}” kosong."
    return Figure(
        caption="Dampak dan kemudahan program; nomornya mengikuti baris tabel urutan prioritas",
        alt=f"Bagan {len(points)} program: kemudahan mendatar, dampak tegak, nilai {LOW} sampai {HIGH}. {told}",
        drawing="quadrants",
        data={
            "x": {"label": "Kemudahan (kesiapan dan biaya)", "low": LOW, "high": HIGH},
            "y": {"label": "Dampak bagi warga", "low": LOW, "high": HIGH},
            "corners": list(CORNERS),
            "groups": list(dict.fromkeys(point["group"] for point in points)),
            "points": points,
        },
    )


def _sensitivity(rated: Mapping[str, Ratings], weights: Weights, context: Context) -> list[Block]:
    """What the rank would be with one weight moved; nothing where there is nothing to compare."""
    top = min(TOP, len(rated) // 2)
    if not top:
        return []
    tried = list(moves(rated, weights, top))
    now = {each.id for each in ranked(rated, weights) if each.rank == 1}
    changing = [move for move in tried if move.changes]
    places = "urutan pertama" if top == 1 else f"{top} urutan teratas"
    lead = f"{opening(len(tried), 'pergeseran')} dicoba: setiap bobot naik dan turun {number_id(STEP)} poin, yang lain "
    lead += "menyesuaikan. "
    if not changing:
        return [Paragraph(f"{lead}Isi {places} tidak berubah pada {len(tried)} percobaan itu; pilihannya kokoh.")]
    same = sum(set(move.first) == now for move in tried)
    lead += f"Yang pertama tetap sama pada {same} percobaan; isi {places} berubah pada {len(changing)}:"
    return [Paragraph(lead), Bullets(tuple(_moved(move, context) for move in changing))]


def _moved(move: Move, context: Context) -> str:
    """ "Bila bobot biaya naik 10 poin, “A” masuk dan “B” keluar."."""
    parts = [
        f"{listed(quoted(context.label('programmes', each)) for each in names)} {word}"
        for names, word in ((move.entering, "masuk"), (move.leaving, "keluar"))
        if names
    ]
    direction = "naik" if move.up else "turun"
    return f"Bila bobot {small(CRITERIA[move.criterion])} {direction} {number_id(STEP)} poin, {listed(parts)}."
