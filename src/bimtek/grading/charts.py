"""Charts of the groups' results on their own sheet of the workbook: Excel draws them from the cells beside them."""

from __future__ import annotations

from typing import Any

INKS = ("1B4965", "5FA8D3", "CA6702", "7B8794")
"""One for each meeting, told apart in grey as well."""


def add_group_charts(sheet: Any, *, tables: int, meetings: int) -> None:
    """Completeness and quality of each table, below the rows. The columns are those of `exporting.group_rows`."""
    for nth, title in enumerate(("Kelengkapan setiap meja (%)", "Mutu setiap meja (%)")):
        chart = _bars(sheet, title, first=3 + nth * meetings, count=meetings, rows=tables)
        sheet.add_chart(chart, f"A{tables + 4 + nth * 20}")


def _bars(sheet: Any, title: str, *, first: int, count: int, rows: int) -> Any:
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type, chart.title, chart.height, chart.width = "col", title, 9, 24
    chart.add_data(
        Reference(sheet, min_col=first, max_col=first + count - 1, min_row=1, max_row=rows + 1), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=rows + 1))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 100
    chart.y_axis.title = "persen"
    chart.x_axis.delete = chart.y_axis.delete = False  # else new versions of Excel show no axes
    chart.legend.position = "b"
    for series, ink in zip(chart.series, INKS, strict=False):
        series.graphicalProperties.solidFill = ink
    return chart
