"""A service's own list: read by the words of its headings, refused with row and column, and never mistaken."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bimtek.datasets import course_root
from bimtek.errors import DatasetError
from bimtek.tickets.analysis import analyse
from bimtek.tickets.findings import for_plan
from bimtek.tickets.headers import columns_of
from bimtek.tickets.moments import moment_of, time_of
from bimtek.tickets.real import load_tickets
from bimtek.tickets.rule import Rule
from bimtek.tickets.training import AS_OF, TICKETS, training_tickets
from bimtek.tickets.workbook import training_workbook

HEAD = "No. Tiket;Jenis Laporan;Kategori;Kecamatan;Tanggal diterima;Diteruskan ke OPD;Jawaban pertama;Waktu selesai\n"
ROWS = (
    "A-1;Gawat darurat;Kebakaran;Kec. Utara;01/05/2024 08.00;01/05/2024 08.10;01/05/2024 08.20;01/05/2024 09.30\n"
    "A-2;Non-darurat;Sampah;Selatan;1 Mei 2024 10:00;;;-\n"
    "A-3;Administrasi;KTP;Utara;2024-05-02 07:00:00;2024-05-02T07:30;02/05/2024 08.00;03/05/2024 06.00\n"
)
NOW = datetime.datetime(2024, 6, 1, 8, 0)


def written(folder: Path, text: str, name: str = "aduan.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_an_indonesian_list_is_read_with_its_moments(tmp_path: Path) -> None:
    loaded = load_tickets(written(tmp_path, HEAD + ROWS))
    assert (loaded.training, loaded.problems) == (False, ())
    first, second, third = loaded.tickets
    assert (first.number, first.kind, first.district) == ("A-1", "darurat", "Utara")
    assert first.closed == datetime.datetime(2024, 5, 1, 9, 30)
    assert (second.kind, second.received, second.closed) == ("pengaduan", datetime.datetime(2024, 5, 1, 10), None)
    assert (third.kind, third.assigned) == ("administrasi", datetime.datetime(2024, 5, 2, 7, 30))
    assert analyse(loaded.tickets, Rule(), NOW).emergency.share == 100


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_separator_a_title_above_and_the_encoding_of_excel(tmp_path: Path, separator: str) -> None:
    text = "Rekap aduan “Mei”\n\n" + (HEAD + ROWS).replace(";", separator)
    loaded = load_tickets(written(tmp_path, text, encoding="cp1252"))
    assert [ticket.number for ticket in loaded.tickets] == ["A-1", "A-2", "A-3"]


def test_excel_with_dates_in_cells_and_the_time_in_a_column_of_its_own(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Nomor", "Sifat", "Tanggal lapor", "Jam lapor", "Tanggal selesai", "Jam selesai"])
    sheet.append([1, "Darurat", datetime.date(2024, 5, 1), datetime.time(8, 15), "01/05/2024", "09.45 WITA"])
    book.save(tmp_path / "aduan.xlsx")
    (ticket,) = load_tickets(tmp_path / "aduan.xlsx").tickets
    assert ticket.received == datetime.datetime(2024, 5, 1, 8, 15)
    assert ticket.closed == datetime.datetime(2024, 5, 1, 9, 45)


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        ("A-4;Darurat;x;y;31/02/2024 08.00;;;\n", "baris 5, kolom “Tanggal diterima”", "bukan waktu"),
        ("A-4;Darurat;x;y;kemarin;;;\n", "baris 5, kolom “Tanggal diterima”", "“kemarin”"),
        ("A-4;Darurat;x;y;;;;\n", "baris 5, kolom “Tanggal diterima”", "belum diisi"),
        ("A-4;Penting;x;y;01/05/2024 08.00;;;\n", "baris 5, kolom “Jenis Laporan”", "“Penting”"),
        ("A-4;;x;y;01/05/2024 08.00;;;\n", "baris 5, kolom “Jenis Laporan”", "belum diisi"),
        ("A-4;Darurat;x;y;01/05/2024 08.00;;;25.00\n", "baris 5, kolom “Waktu selesai”", "“25.00”"),
    ],
)
def test_a_bad_cell_is_named_with_row_and_column(tmp_path: Path, row: str, where: str, what: str) -> None:
    loaded = load_tickets(written(tmp_path, HEAD + ROWS + row))
    (problem,) = loaded.problems
    assert where in problem.where
    assert what in str(problem)
    assert len(loaded.tickets) == 3


def test_all_bad_cells_are_named_at_once(tmp_path: Path) -> None:
    bad = "A;?;x;y;01/05/2024;;;\nB;Darurat;x;y;?;;;\n"
    assert len(load_tickets(written(tmp_path, HEAD + bad)).problems) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "judul kolom"),
        ("a;b;c\n1;2;3\n", "judul kolom"),
        ("Nomor;Jenis;Selesai\n", "kapan laporan diterima"),
        ("Nomor;Diterima;Selesai\n", "jenis"),
        ("Nomor;Jenis;Diterima\n", "jawaban pertama atau selesai"),
        ("Nomor;Jenis;Diterima;Selesai;Ditutup\n", "“Selesai” dan “Ditutup”"),
    ],
)
def test_what_is_no_list_of_tickets_says_what_is_missing(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(DatasetError, match=what):
        load_tickets(written(tmp_path, text))


def test_a_broken_or_missing_workbook_is_said_kindly(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="bukan buku kerja Excel"):
        load_tickets(written(tmp_path, "bukan excel", "aduan.xlsx"))
    with pytest.raises(DatasetError, match="tidak dapat dibuka"):
        load_tickets(tmp_path / "tidak-ada.csv")


def test_the_longer_heading_wins_and_strangers_are_let_through() -> None:
    found = columns_of(["Nomor tiket", "No", "Jenis", "Diterima", "Selesai", "Catatan petugas", None])
    assert found.at == {"number": 0, "kind": 2, "received": 3, "closed": 4}
    assert found.doubtful == ()


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("5/1/2024 7.05", datetime.datetime(2024, 1, 5, 7, 5)),
        ("05-01-2024", datetime.datetime(2024, 1, 5)),
        ("5 Agt 2024 pukul 23.59 WITA", datetime.datetime(2024, 8, 5, 23, 59)),
        (datetime.date(2024, 1, 5), datetime.datetime(2024, 1, 5)),
        (datetime.datetime(2024, 1, 5, 7, 5, 0, 999), datetime.datetime(2024, 1, 5, 7, 5)),
        (" - ", None),
        (None, None),
    ],
)
def test_moments_as_people_write_them(cell: object, moment: datetime.datetime | None) -> None:
    assert moment_of(cell) == moment


@pytest.mark.parametrize("cell", ["2024", "13/13/2024", "45 Mei 2024", "1 Maret", "1 Foo 2024", 45000])
def test_what_is_no_moment_is_refused(cell: object) -> None:
    with pytest.raises(ValueError):
        moment_of(cell)


@pytest.mark.parametrize("cell", ["24.00", "8.75", "pagi"])
def test_what_is_no_time_of_day_is_refused(cell: object) -> None:
    with pytest.raises(ValueError):
        time_of(cell)


# nothing made up enters a plan


def test_training_tickets_are_known_again_as_csv_as_workbook_and_without_their_label(tmp_path: Path) -> None:
    book = tmp_path / "daftar.xlsx"
    book.write_bytes(training_workbook())
    shipped = (course_root() / "datasets" / TICKETS).read_text(encoding="utf-8")
    bare = "\n".join(line.split(',"data')[0] for line in shipped.splitlines())
    for path in (book, course_root() / "datasets" / TICKETS, written(tmp_path, bare, "disalin.csv")):
        loaded = load_tickets(path)
        assert loaded.training, path.name
        assert loaded.tickets == training_tickets()
        result = analyse(loaded.tickets, Rule(), AS_OF)
        with pytest.raises(DatasetError, match="tidak masuk rencana"):
            for_plan(loaded, Rule(), result, AS_OF)


def test_one_training_ticket_among_real_ones_is_enough(tmp_path: Path) -> None:
    mixed = HEAD + ROWS + "LATIHAN-0007;Darurat;x;y;01/05/2024 08.00;;;\n"
    loaded = load_tickets(written(tmp_path, mixed))
    assert loaded.training
    with pytest.raises(DatasetError):
        for_plan(loaded, Rule(), analyse(loaded.tickets, Rule(), NOW), NOW)


def test_real_tickets_become_data_for_the_plan(tmp_path: Path) -> None:
    loaded = load_tickets(written(tmp_path, HEAD + ROWS))
    found = for_plan(loaded, Rule(), analyse(loaded.tickets, Rule(), NOW), NOW)
    assert (found["file"], found["first"], found["last"], found["tickets"]) == (
        "aduan.csv", "2024-05-01", "2024-05-02", 3)  # fmt: skip
    assert found["emergency"] == {"counted": 1, "share": 100.0, "median": 1.5, "mean": 1.5}
