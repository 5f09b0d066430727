"""`bimtek collect --from`: what became of each file that somebody brought, on the screen and in a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.cli.app import console
from bimtek.formats import number_id


def receive_from(cohort: Cohort, folders: Sequence[Path], session: str) -> int:
    """Receive every file in these folders; returns how many were refused."""
    from bimtek.grading.report_file import write_report
    from bimtek.room.deliveries import deliveries_in
    from bimtek.room.receiving import Fate, receive

    told = receive(cohort, (file for folder in folders for file in deliveries_in(folder)), session=session)
    lines = [line for one in told for line in one.lines()]
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
    counted = Counter(one.fate for one in told)
    parts = [f"{number_id(counted[fate])} {fate}" for fate in Fate if counted[fate]]
    summary = f"{number_id(len(told))} berkas: {', '.join(parts) or 'tidak ada yang ditemukan'}."
    path = write_report(cohort, f"receive-{session}", "Laporan penerimaan", [summary, "", *lines])
    console.print(summary)
    console.print(f"Laporan: {path.as_posix()}", markup=False, soft_wrap=True)
    return counted[Fate.REFUSED]
