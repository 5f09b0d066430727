"""Where people sit: pages on the room's network, in one process with the facilitator's JupyterLab and formgrader.

serve(cohort_folder)                      start the room and stay
make_codes(cohort)                        new codes for everybody
write_codes_sheet(cohort, codes, path)    a sheet to print and cut
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
