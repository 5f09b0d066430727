"""Where people sit: pages on the room's network, in one process with the facilitator's JupyterLab and formgrader.

serve(cohort_folder)                      start the room and stay
make_codes(cohort)                        new codes for everybody
write_codes_sheet(cohort, codes, path)    a sheet to print and cut

Starting, and who may come in:
    start, announce, addresses, certificate, wall            the server, what the terminal says, https, a sheet to hang
    app, classroom, handler, guard, door, identity           addresses, what a running room holds, default deny
    signing, codes, codes_sheet, throttle                    coming in with a code

What participants see:
    home, handed_in, next_steps, pages, sessions, guides     home, a meeting, handing in, the guides
    lessons, markdown, cases                                 the notebook as a page
    api, tags, remarks_api                                   the form's protocol, remarks of a table
    live, live_api, event_stream, presence, pens             who is here, who holds the pen, what just changed
    workbook_page, waiting, tickets_page                     Excel out and in
    book_page, feedback_page                                 the table's pages of the books, what judges said

What facilitators see:
    facilitating, desk, desk_api, watch/                     the board, and what it remembers
    desk_answer, desk_results                                one answer to read, how complete the work is
    desk_notes, notes, desk_hints, releases, kept_list       messages to tables, hints that are opened
    receiving, receiving_page, deliveries                    ZIPs and workbooks that come as files
    plenary_page, plenary_api, plenary_stage                 the plenary

    logbook        who did what: room/log-<day>.jsonl in the cohort
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.room.codes import make_codes
from bimtek.room.codes_sheet import write_codes_sheet

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["make_codes", "serve", "write_codes_sheet"]


def serve(
    cohort_folder: Path,
    *,
    port: int = 8888,
    ip: str = "127.0.0.1",
    token: str | None = None,
    open_browser: bool = False,
    codes_sheet: Path | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
    https: bool = False,
) -> None:
    """Start the room of a cohort and stay until Ctrl-C.

    ip: "0.0.0.0" for the room's network. token: of the facilitator; random unless given. codes_sheet: where to write
    the sheet of codes that are made now. Whoever has no code yet gets one; it is printed once. certificate and key:
    PEM files for https; https alone: with a certificate that this machine makes for itself.
    Raises BimtekError when the cohort cannot be used, the port is taken or the certificate does not hold.
    """
    from rich.console import Console

    Console(highlight=False, emoji=False).print("Menyiapkan ruang kelas …")  # the server takes a while to load
    from bimtek.room.start import start

    start(
        cohort_folder,
        port=port,
        ip=ip,
        token=token,
        open_browser=open_browser,
        codes_sheet=codes_sheet,
        certificate=certificate,
        key=key,
        https=https,
    )


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    from bimtek.room.app import RoomApp

    return [{"module": "bimtek.room.app", "app": RoomApp}]
