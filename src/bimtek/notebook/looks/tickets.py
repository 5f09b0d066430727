"""The training tickets by month, kecamatan and hours. Counts alone: shares and medians are for the participant.

pandas is imported when a picture is drawn.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bimtek.formats import MONTHS, number_id
from bimtek.notebook.looks.look import OTHERS, OURS, SECONDARY, Look, bare, blank, titled
from bimtek.region import Region
from bimtek.tickets.analysis import as_frame, is_wrong
from bimtek.tickets.kinds import ADMINISTRATION, COMPLAINT, EMERGENCY, KINDS
from bimtek.tickets.rule import CLOSED, FIRST_RESPONSE
from bimtek.tickets.training import AS_OF, training_districts, training_tickets
from bimtek.tickets.workbook import FILE_NAME, training_workbook

if TYPE_CHECKING:
    import pandas
    from matplotlib.figure import Figure as Sheet

LABEL = "data latihan"
EVERYWHERE, ALWAYS = "Semua kecamatan", "Semua bulan"
COLOURS = {EMERGENCY: "#a8322d", ADMINISTRATION: OURS, COMPLAINT: "#66758a"}
EDGES = {2: (0, 0.5, 1, 2, 4, 8, 24), 24: (0, 4, 8, 16, 24, 48, 96)}
"""By the standard in hours: where one bar ends and the next begins; the last one is open."""
STOPS = {CLOSED: "sampai selesai", FIRST_RESPONSE: "sampai jawaban pertama"}


def by_month(own: Region) -> Look:
    """Tickets a month by kind; a kecamatan to choose."""

    def draw(choice: str) -> tuple[Sheet, str]:
        frame = as_frame(training_tickets(own.code))
        some = frame if choice == EVERYWHERE else frame[frame["district"] == choice]
        months = some["received"].dt.to_period("M")
        return _stacked(
            some,
            months,
            [str(month) for month in sorted(months.unique())],
            f"per bulan, {choice.lower() if choice == EVERYWHERE else choice}",
        )

    return Look("Kecamatan:", (EVERYWHERE, *training_districts(own.code)), draw)


def by_district(own: Region) -> Look:
    """Tickets of each kecamatan by kind; a month to choose."""
    months = sorted({(ticket.received.year, ticket.received.month) for ticket in training_tickets(own.code)})
    named = {_month(f"{year}-{month:02d}"): (year, month) for year, month in months}

    def draw(choice: str) -> tuple[Sheet, str]:
        frame = as_frame(training_tickets(own.code))
        if choice != ALWAYS:
            year, month = named[choice]
            frame = frame[(frame["received"].dt.year == year) & (frame["received"].dt.month == month)]
        return _stacked(
            frame,
            frame["district"],
            list(training_districts(own.code)),
            f"per kecamatan, {choice.lower() if choice == ALWAYS else choice}",
        )

    return Look("Bulan:", (ALWAYS, *named), draw)


def by_hours(own: Region) -> Look:
    """How long tickets took from the report on; a kind and an end to choose."""
    choices = {f"{kind.name}, {words}": (kind.id, stop) for kind in KINDS.values() for stop, words in STOPS.items()}
    return Look(
        "Tiket:",
        tuple(choices),
        lambda choice: _hours(choice, *choices[choice], own),
        attached=lambda: (FILE_NAME, training_workbook(own.code)),
    )


def _month(period: str) -> str:
    """ "2024-01" → "Januari 2024"."""
    year, month = period.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _stacked(frame: pandas.DataFrame, group: Any, order: list[str], title: str) -> tuple[Sheet, str]:
    """Counts of each kind on top of one another, one bar for each value of `group`."""
    import pandas as pd

    counts = pd.crosstab(group.astype(str), frame["kind"]).reindex(index=order, columns=list(KINDS), fill_value=0)
    labels = [_month(name) if "-" in name else name for name in order]
    sheet = blank(9, 1.3 + 0.33 * len(order))
    plot = sheet.subplots()
    left = [0] * len(order)
    for kind in KINDS.values():
        values = [int(value) for value in counts[kind.id]]
        bars = plot.barh(labels, values, left=left, color=COLOURS[kind.id], label=kind.name)
        plot.bar_label(bars, [str(value) if value > 6 else "" for value in values], label_type="center", color="white",
                       fontsize=8)  # fmt: skip
        left = [old + value for old, value in zip(left, values, strict=True)]
    plot.invert_yaxis()
    plot.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    bare(plot)
    heading = f"Tiket {title} ({LABEL})"
    titled(sheet, heading)
    told = [f"{label}: " + ", ".join(f"{kind.name.lower()} {counts.loc[name, kind.id]}" for kind in KINDS.values())
            for label, name in zip(labels, order, strict=True)]  # fmt: skip
    return sheet, f"{heading}. {'; '.join(told)}."


def _hours(title: str, kind: str, stop: str, own: Region) -> tuple[Sheet, str]:
    limit = KINDS[kind].hours
    bars = _binned(kind, stop, EDGES[limit], own)
    colours = [_colour(name, limit) for name in bars]
    sheet = blank(9, 4.2)
    plot = sheet.subplots()
    drawn = plot.barh(list(bars), list(bars.values()), color=colours)
    plot.bar_label(drawn, [number_id(count) for count in bars.values()], padding=3)
    plot.axhline(sum(edge < limit for edge in EDGES[limit]) - 0.5, color="#3a434d", linewidth=0.8, linestyle="--")
    plot.invert_yaxis()
    plot.margins(x=0.1)
    bare(plot)
    heading = f"{title}: jumlah tiket menurut lamanya ({LABEL})"
    titled(sheet, heading)
    told = ", ".join(f"{name}: {number_id(count)}" for name, count in bars.items())
    return sheet, f"{heading}. Garis putus-putus: standar {limit} jam. {told}."


def _binned(kind: str, stop: str, edges: tuple[float, ...], own: Region) -> dict[str, int]:
    """Words of a bar → tickets in it; what a counting rule decides about stands in bars of its own."""
    frame = as_frame(training_tickets(own.code))
    wrong, repeated = is_wrong(frame, AS_OF), frame["duplicate_of"] != ""
    own = frame["kind"] == kind
    hours = ((frame[stop] - frame["received"]).dt.total_seconds() / 3600)[own & ~wrong & ~repeated]
    found = {
        f"{number_id(_exact(low))}–{number_id(_exact(high))} jam": int(
            ((hours > low) & (hours <= high)).sum() + (low == 0) * (hours == 0).sum()
        )
        for low, high in pairwise(edges)
    }
    found[f"lebih dari {number_id(_exact(edges[-1]))} jam"] = int((hours > edges[-1]).sum())
    return found | {
        "jamnya belum berhenti": int(hours.isna().sum()),
        "duplikat": int((own & repeated & ~wrong).sum()),
        "stempel waktu keliru": int((own & wrong).sum()),
    }


def _exact(edge: float) -> Decimal | int:
    return Decimal(str(edge)).normalize() if edge < 1 else int(edge)


def _colour(name: str, limit: int) -> str:
    if not name.endswith("jam"):
        return OTHERS
    last = name.removesuffix(" jam").split("–")[-1].replace(",", ".")
    return OURS if "–" in name and float(last) <= limit else SECONDARY
