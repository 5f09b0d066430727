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
SHARED = "Program bernilai sama berbagi urutan; hurufnya hanya membedakan."
CORNERS = ("besar, tetapi berat: siapkan", "dahulukan", "tunda atau ubah", "mudah, tetapi kecil")
RATED = "Nilai 1 sampai 5 diberikan meja menurut patokan yang sama; biaya 5 ialah yang paling mahal, dihitung terbalik."


def section(answer: PriorityAnswer, context: Context) -> list[Block]:
    rows = _by_programme(answer.scores, context)
    if not rows:
        return []
    rated = _rated(rows)
    decided = _decided(context)
    weights = decided or EQUAL
    order = ranked(rated, weights)
    return [
        Paragraph(_lead(order, weights, context, is_decided=decided is not None)),
        _table(order, rated, rows, weights, context),
        _chart(order, rated, rows, context),
        *_sensitivity(rated, weights, context),
    ]


def ordered(scores: Sequence[Score], context: Context) -> tuple[Ranked, ...]:
    """The rated programmes by the weights that the core team decided, else by equal ones."""
    return ranked(_rated(_by_programme(scores, context)), _decided(context) or EQUAL)


def _decided(context: Context) -> Weights | None:
    return weights_in(context.agreed.get(WEIGHTS, {}))


def _rated(rows: Mapping[str, Score]) -> dict[str, Ratings]:
    return {name: ratings for name, row in rows.items() if (ratings := _ratings(row))}


def _by_programme(scores: Sequence[Score], context: Context) -> dict[str, Score]:
    """The rated rows by the programme that holds now; its own row counts, not that of one merged into it."""
    found: dict[str, Score] = {}
    for row in scores:
        now = context.resolve(row.id)
        if _ratings(row) and (now not in found or row.id == now):
            found[now] = row
    return found


def _ratings(row: Score) -> Ratings | None:
    return ratings_in({name: getattr(row, name) for name in CRITERIA})


def _lead(order: Sequence[Ranked], weights: Weights, context: Context, *, is_decided: bool) -> str:
    first = [quoted(context.label("programmes", each.id)) for each in order if each.rank == 1]
    text = f"Dari {len(order)} program yang dinilai, {listed(first)} berada di urutan pertama"
    parts = [f"{text} dengan nilai {number_id(order[0].score)} dari {HIGH}."]
    if is_decided:
        most = max(weights.values())
        heavy = listed(small(CRITERIA[name]) for name in CRITERIA if weights[name] == most)
        words = f"{heavy} ({amount(most, '%')})"
        parts.append(f"Nilai dihitung dengan bobot yang ditetapkan tim inti; yang terbesar {words}.")
    else:
        parts.append(
            f"Bobot belum ditetapkan tim inti; untuk sementara kelima ukuran sama ({amount(EQUAL[IMPACT], '%')})."
        )
    return " ".join(parts)


def _table(
    order: Sequence[Ranked], rated: Mapping[str, Ratings], rows: Mapping[str, Score], weights: Weights, context: Context
) -> Table:
    places = places_of(order)
    shared = (SHARED,) if len(set(places.values()) & {str(each.rank) for each in order}) < len(order) else ()
    return Table(
        "Urutan prioritas program",
        (
            Column("Urutan", "center", 0.7),
            Column("Program", width=2.8),
            Column("Pilar", width=1.4),
            *(Column(f"{label} ({amount(weights[name], '%')})", "center", 1.0) for name, label in CRITERIA.items()),
            Column("Nilai", "right", 0.7),
            Column("Yang paling menentukan", width=3.0),
        ),
        tuple(
            (
                places[each.id],
                context.label("programmes", each.id),
                _pillar(each.id, rows[each.id], context),
                *(str(rated[each.id][name]) for name in CRITERIA),
                number_id(each.score),
                sentence(rows[each.id].reason) or "–",
            )
            for each in order
        ),
        note=" ".join((RATED, *shared)),
        landscape=True,
    )


def places_of(order: Sequence[Ranked]) -> dict[str, str]:
    """Programme's id → its place: "1", "2a", "2b", "4". Equal ones share a number; a letter tells them apart."""
    by_rank: dict[int, list[str]] = {}
    for each in order:
        by_rank.setdefault(each.rank, []).append(each.id)
    return {
        name: f"{rank}{_letters(nth) if len(several) > 1 else ''}"
        for rank, several in by_rank.items()
        for nth, name in enumerate(several)
    }


def _letters(nth: int) -> str:
    """ "a" to "z", then "aa"."""
    return (chr(ord("a") + nth // 26 - 1) if nth >= 26 else "") + chr(ord("a") + nth % 26)


def _pillar(programme: str, row: Score, context: Context) -> str:
    item = context.item("programmes", programme)
    pillar = (item.pillar if item else "") or row.pillar or context.pillar
    return context.label("pillars", pillar) if pillar else "–"


def _chart(
    order: Sequence[Ranked], rated: Mapping[str, Ratings], rows: Mapping[str, Score], context: Context
) -> Figure:
    places = places_of(order)
    points = [
        {
            "number": places[each.id],
            "group": _pillar(each.id, rows[each.id], context),
            "x": float(ease(rated[each.id])),
            "y": rated[each.id][IMPACT],
        }
        for each in order
    ]
    best = [
        f"{places[each.id]} {context.label('programmes', each.id)}"
        for each in order
        if ease(rated[each.id]) > Decimal(LOW + HIGH) / 2 and rated[each.id][IMPACT] > (LOW + HIGH) / 2
    ]
    told = f"Di pojok “{CORNERS[1]}”: {'; '.join(best)}." if best else f"Pojok “{CORNERS[1]}” kosong."
    return Figure(
        caption="Dampak dan kemudahan program; nomornya ialah urutan dalam tabel prioritas",
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
    lead += f"{_leaders(tried, now, context)} Isi {places} berubah pada {len(changing)} percobaan:"
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Move]] = {}
    for move in changing:
        alike.setdefault((move.entering, move.leaving), []).append(move)
    return [Paragraph(lead), Bullets(tuple(_moved(same, context) for same in alike.values()))]


def _leaders(tried: Sequence[Move], now: set[str], context: Context) -> str:
    """Whether the first stays the first, and who else would be."""
    kept = sum(now <= set(move.first) for move in tried)
    if kept == len(tried):
        return f"Yang pertama tetap pertama pada {len(tried)} percobaan itu."
    others = dict.fromkeys(name for move in tried for name in move.first if name not in now)
    named = listed((quoted(context.label("programmes", name)) for name in others), "atau")
    return f"Yang pertama tetap pertama pada {kept} percobaan; pada {len(tried) - kept} percobaan lain {named}."


def _moved(alike: Sequence[Move], context: Context) -> str:
    """ "Bila bobot biaya naik atau dampak turun 10 poin, “A” masuk dan “B” keluar.": shifts of one effect together."""
    first = alike[0]
    parts = [
        f"{listed(quoted(context.label('programmes', each)) for each in names)} {word}"
        for names, word in ((first.entering, "masuk"), (first.leaving, "keluar"))
        if names
    ]
    shifts = (f"{small(CRITERIA[move.criterion])} {'naik' if move.up else 'turun'}" for move in alike)
    return f"Bila bobot {listed(shifts, 'atau')} {number_id(STEP)} poin, {'; '.join(parts)}."
