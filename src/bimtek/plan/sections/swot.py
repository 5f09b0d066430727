"""SWOT dan TOWS: the factors with their weights, the position that follows, and the strategies of the quadrants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_swot import Factor, Strategy, SwotAnswer, signed
from bimtek.curriculum.position import KINDS, MATRICES, QUADRANTS, Position, position, score, weights
from bimtek.formats import number_id
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, sentence, small

EXERCISE = "assessment.swot"

CONVENTION = (
    "Bobot kekuatan dan kelemahan bersama berjumlah 1, begitu pula peluang dan ancaman; nilai 1 sampai 4 menurut besar "
    "pengaruhnya. x = kekuatan − kelemahan, y = peluang − ancaman."
)
CORNERS = ("WO: membenahi", "SO: memakai", "WT: bertahan", "ST: menahan")
"""Top left, top right, bottom left, bottom right."""


def section(answer: SwotAnswer, context: Context) -> list[Block]:
    if not answer.factors and not answer.strategies:
        return []
    point = position(answer.factors)
    pillar = _pillar([*answer.factors, *answer.strategies], context)
    blocks: list[Block] = [Paragraph(_lead(pillar, answer, point))]
    if answer.factors:
        blocks.append(_factors(pillar, answer.factors, context))
    if point is not None:
        blocks.append(_figure(f"Posisi {pillar}", {pillar: point}))
    if answer.strategies:
        blocks.append(_strategies(pillar, answer.strategies, context))
    return blocks


def overview(rows: Iterable[Factor], context: Context) -> list[Block]:
    """All pillars on one sheet, once two of them are weighed."""
    by_pillar: dict[str, list[Factor]] = {}
    for row in rows:
        by_pillar.setdefault(row.pillar, []).append(row)
    points = {
        option.label: point
        for option in context.options("pillars")
        if (point := position(by_pillar.get(option.value, ()))) is not None
    }
    if len(points) < 2:
        return []
    parts = []
    for key, (_, _, words) in QUADRANTS.items():
        names = [name for name, point in points.items() if point.quadrant == key]
        if names:
            parts.append(f"{listed(names)} di kuadran {key.upper()} ({words})")
    said = f"{opening(len(points), 'pilar')} sudah menimbang faktornya"
    return [Paragraph(f"{said}: {'; '.join(parts)}." if parts else f"{said}."), _figure("Posisi setiap pilar", points)]


def _pillar(rows: Sequence[Factor | Strategy], context: Context) -> str:
    return context.label("pillars", rows[0].pillar or context.pillar)


def _lead(pillar: str, answer: SwotAnswer, point: Position | None) -> str:
    counts = [(sum(row.kind == kind for row in answer.factors), small(name)) for kind, name in KINDS.items()]
    parts = [f"{pillar} menimbang {listed(f'{count} {name}' for count, name in counts)}."]
    if point is None:
        parts.append("Bobotnya belum diberikan.")
    elif point.quadrant:
        words = QUADRANTS[point.quadrant][2]
        where = f"x {signed(point.x)} dan y {signed(point.y)}"
        parts.append(f"Posisinya {where}, kuadran {point.quadrant.upper()}: jalan yang paling dekat ialah {words}.")
    else:
        parts.append(f"Posisinya x {signed(point.x)} dan y {signed(point.y)}, tepat pada sumbu.")
    return " ".join(parts)


def _factors(pillar: str, rows: Sequence[Factor], context: Context) -> Table:
    """Both matrices in one table, the heaviest factor of each kind first, with the sums of each kind."""
    shown: list[tuple[str, ...]] = []
    for kind, name in KINDS.items():
        own = sorted((row for row in rows if row.kind == kind), key=lambda row: -(score(row) or 0))
        shown += [_factor(name if not nth else "", row, context) for nth, row in enumerate(own)]
    several = {matrix: total for matrix in MATRICES if (total := weights(rows, matrix)) > 1}
    note = CONVENTION
    if any(round(total) > 1 for total in several.values()):
        note += " Beberapa meja mengisi pilar ini; jumlah setiap matriks dibagi jumlah bobotnya."
    return Table(
        caption=f"Faktor SWOT {pillar}",
        columns=(
            Column("Jenis", width=1.1),
            Column("Faktor", width=3.2),
            Column("Asal", width=2.4),
            Column("Bobot", "right", 0.8),
            Column("Nilai", "center", 0.7),
            Column("Bobot × nilai", "right", 0.9),
        ),
        rows=tuple(shown),
        note=note,
    )


def _factor(kind: str, row: Factor, context: Context) -> tuple[str, ...]:
    product = score(row)
    return (
        kind,
        row.title or OPEN,
        _origin(row, context) or OPEN,
        "–" if row.weight is None else number_id(row.weight, 2),
        "–" if row.rating is None else str(row.rating),
        "–" if product is None else number_id(product, 2),
    )


def _origin(row: Factor, context: Context) -> str:
    named = [
        *(f"Kesiapan: {small(context.label('components', entry))}" for entry in row.components),
        *(f"Isu: {context.label('issues', entry)}" for entry in row.issues),
        *(f"Kecenderungan: {context.label('trends', entry)}" for entry in row.trends),
        row.source,
    ]
    return lines(named)


def _figure(caption: str, points: dict[str, Position]) -> Figure:
    told = [f"{name} x {signed(point.x)}, y {signed(point.y)}" for name, point in points.items()]
    return Figure(
        caption=caption,
        alt=f"Dua sumbu: mendatar kekuatan dikurangi kelemahan, tegak peluang dikurangi ancaman. {listed(told)}.",
        drawing="positions",
        data={
            "x": "x: kekuatan − kelemahan",
            "y": "y: peluang − ancaman",
            "corners": list(CORNERS),
            "points": [{"label": name, "x": float(point.x), "y": float(point.y)} for name, point in points.items()],
        },
    )


def _strategies(pillar: str, rows: Sequence[Strategy], context: Context) -> Table:
    order = list(QUADRANTS)
    ranked = sorted(rows, key=lambda row: order.index(row.quadrant) if row.quadrant in order else len(order))
    return Table(
        caption=f"Strategi TOWS {pillar}",
        columns=(Column("Kuadran", "center", 0.8), Column("Strategi", width=3.6), Column("Faktor", width=3.4)),
        rows=tuple(
            (
                row.quadrant.upper() or OPEN,
                sentence(row.strategy) or OPEN,
                lines([context.label("swot_factors", entry) for entry in row.factors]) or OPEN,
            )
            for row in ranked
        ),
    )
