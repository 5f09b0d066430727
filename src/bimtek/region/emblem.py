"""The emblem of a region, from emblem.png or emblem.svg in its folder; the course ships none.

The file is data: Typst draws it onto a picture of one size, and whatever else stands in it goes no further.
"""

from __future__ import annotations

import base64
import json
import struct
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bimtek.errors import DatasetError

FILE_NAMES = ("emblem.png", "emblem.svg")
LARGEST = 2**20
"""Bytes of a file."""
WIDEST = 4000
"""Points of a PNG along one side; more are slow to read and no print shows them."""
WIDTH, HEIGHT = 3.0, 3.4
"""Centimetres of the place for it on a cover."""
RESOLUTION = 400
SIGNATURE = b"\x89PNG\r\n\x1a\n"
NEXT = "Pakai lambang daerah yang resmi sebagai PNG atau SVG sampai 1 MB, atau pindahkan berkas ini dari folder daerah."
PAGE = """
#let it = json(bytes(sys.inputs.emblem))
#set page(width: it.width * 1cm, height: it.height * 1cm, margin: 0pt, fill: none)
#image(bytes(it.picture), format: it.format, width: 100%, height: 100%, fit: "contain")
"""


def read_emblem(folder: Path) -> bytes | None:
    """A PNG of WIDTH × HEIGHT with the emblem in it; None where the folder has none.

    Raises DatasetError for a file that is too large or no picture, and where both files are there.
    """
    found = [path for name in FILE_NAMES if (path := folder / name).is_file()]
    if not found:
        return None
    if len(found) > 1:
        raise _refused("Ada dua berkas lambang daerah; hanya satu yang dapat dicetak.", folder)
    path = found[0]
    if path.stat().st_size > LARGEST:
        raise _refused(f"Berkas lambang daerah lebih besar dari {LARGEST // 2**20} MB.", path)
    data = path.read_bytes()
    if path.suffix == ".png" and not _is_fitting_png(data):
        raise _refused(f"Berkas ini bukan PNG, atau sisinya lebih dari {WIDEST} titik.", path)
    return _drawn(data, path)


def as_svg(png: bytes) -> str:
    """The PNG inside an SVG, for those who take texts alone."""
    size = f'width="{WIDTH}cm" height="{HEIGHT}cm"'
    href = base64.b64encode(png).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<image width="{WIDTH}" height="{HEIGHT}" href="data:image/png;base64,{href}"/></svg>'
    )


def _is_fitting_png(data: bytes) -> bool:
    if not data.startswith(SIGNATURE) or len(data) < 24:
        return False
    return all(0 < side <= WIDEST for side in struct.unpack(">II", data[16:24]))


@cache
def _drawn(data: bytes, path: Path) -> bytes:
    import typst

    picture: object = list(data)
    if path.suffix == ".svg":
        try:
            picture = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _refused("Berkas ini bukan gambar SVG.", path) from error
    given = {"picture": picture, "format": path.suffix[1:], "width": WIDTH, "height": HEIGHT}
    with TemporaryDirectory() as empty:  # nothing to read: a picture that names other files gets none
        try:
            compiler = typst.Compiler(
                PAGE.encode(),
                root=empty,
                ignore_system_fonts=True,
                sys_inputs={"emblem": json.dumps(given)},
                package_path=empty,
                package_cache_path=empty,
            )
            drawn = compiler.compile(format="png", ppi=RESOLUTION)
        except typst.TypstError as error:
            raise _refused(f"Berkas ini tidak terbaca sebagai gambar: {error.message}", path) from error
    assert isinstance(drawn, bytes)
    return drawn


def _refused(what: str, path: Path) -> DatasetError:
    return DatasetError(what, where=path.as_posix(), next_step=NEXT)
