"""A region's emblem: one picture of one size, or refused in words that name the file."""

import struct
import zlib
from pathlib import Path

import pytest

from bimtek.errors import DatasetError
from bimtek.region import load_region, region_codes
from bimtek.region.emblem import HEIGHT, LARGEST, RESOLUTION, WIDTH, as_svg, read_emblem

SHIELD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 13"><path d="M0 0h10v8L5 13 0 8z" fill="#c22"/>{}</svg>'
)


def png(width: int = 2, height: int = 2) -> bytes:
    """A red PNG; its rows are there only up to two, whatever it says."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\xff\0\0" * min(width, 2)) * min(height, 2)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def size_of(picture: bytes) -> tuple[int, ...]:
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize(("name", "content"), [("emblem.svg", SHIELD.format("").encode()), ("emblem.png", png())])
def test_any_picture_becomes_one_of_the_same_size(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    picture = read_emblem(tmp_path)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    wanted = tuple(side / 2.54 * RESOLUTION for side in (WIDTH, HEIGHT))
    assert size_of(picture) == pytest.approx(wanted, abs=1)
    assert "data:image/png;base64,iVBOR" in as_svg(picture)
    assert read_emblem(tmp_path) == picture


def test_the_course_itself_ships_no_emblem() -> None:
    assert [load_region(code).emblem for code in region_codes()] == [None] * len(region_codes())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("emblem.png", b"bukan gambar", "bukan PNG"),
        ("emblem.png", png(5000, 2), "4000 titik"),
        ("emblem.png", png()[:40], "tidak terbaca sebagai gambar"),
        ("emblem.svg", b"<p>bukan gambar</p>", "tidak terbaca sebagai gambar"),
        ("emblem.svg", b"\xff\xfe\x00", "bukan gambar SVG"),
        ("emblem.svg", b" " * (LARGEST + 1), "lebih besar dari 1 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_file(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DatasetError, match=said) as refused:
        read_emblem(tmp_path)
    assert name in str(refused.value)


def test_two_files_leave_no_choice(tmp_path: Path) -> None:
    (tmp_path / "emblem.png").write_bytes(png())
    (tmp_path / "emblem.svg").write_text(SHIELD.format(""), encoding="utf-8")
    with pytest.raises(DatasetError, match="dua berkas lambang"):
        read_emblem(tmp_path)


def test_a_picture_brings_no_other_file_with_it(tmp_path: Path) -> None:
    """What an SVG points at is not read."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "pointing").mkdir()
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    (tmp_path / "plain" / "emblem.svg").write_text(SHIELD.format(""), encoding="utf-8")
    image = f'<image href="{secret.as_posix()}" width="10" height="13"/>'
    (tmp_path / "pointing" / "emblem.svg").write_text(SHIELD.format(image), encoding="utf-8")
    try:
        shown = read_emblem(tmp_path / "pointing")
    except DatasetError:
        return  # refused whole
    assert shown == read_emblem(tmp_path / "plain")
