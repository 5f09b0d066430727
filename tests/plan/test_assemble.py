"""From answers through hand-in, consolidation and rendering to the files."""

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import jsonschema
import openpyxl
import pypdf
import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.assemble import Assembly, assemble, why_not_final
from bimtek.plan.model import Open, Plan
from bimtek.plan.schema import schema_text
from tests.plan.small import GOV, STATEMENT, issues, play, programmes

HOSTILE = ('`#read("/etc/passwd")`{=typst}', "<script>alert(1)</script>", "![x](/etc/passwd)", "=cmd|'/c calc'!A1")
BOOKS = ("buku1", "buku2", "buku3", "buku4", "lampiran")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rencana")


@pytest.fixture(scope="module")
def assembly(full_cohort: Cohort, out: Path) -> Assembly:
    return assemble(full_cohort, out)


def words(path: Path) -> str:
    """All text of a DOCX, tables and cover too, blanks as single spaces."""
    with zipfile.ZipFile(path) as packed:
        xml = packed.read("word/document.xml").decode("utf-8")
    text = " ".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    return re.sub(r"\s+", " ", text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def test_every_file_is_written_and_named(assembly: Assembly, out: Path) -> None:
    wanted = {
        "plan.json",
        "rencana-aksi.xlsx",
        "target.csv",
        "paparan.pptx",
        *(f"{book}.{kind}" for book in (*BOOKS, "laporan-telaah") for kind in ("docx", "pdf", "html")),
    }
    assert {path.name for path in assembly.paths} == {path.name for path in out.iterdir()} == wanted


def test_plan_json_on_disk_is_valid(assembly: Assembly, out: Path) -> None:
    content = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(content)
    assert Plan.model_validate(content) == assembly.plan


def test_what_people_agreed_stands_in_the_documents(assembly: Assembly, out: Path) -> None:
    vision = STATEMENT["chosen"]
    assert vision in words(out / "buku1.docx") and vision in words(out / "buku2.docx")
    assert vision in (out / "buku1.html").read_text(encoding="utf-8")
    pdf = " ".join(page.extract_text() for page in pypdf.PdfReader(out / "buku2.pdf").pages)
    assert "Loket keliling" in pdf and "Bab 7" in pdf


def test_the_cover_says_draft_of_the_last_base_and_training(assembly: Assembly, out: Path) -> None:
    text = words(out / "buku1.docx")
    assert "DRAF 1, hasil sepakat 2 Oktober 2024" in text
    assert "Dokumen uji; nama dan isian dibuat untuk uji." in text


def test_headings_of_the_outline_are_headings_of_the_document(assembly: Assembly, out: Path) -> None:
    headings = [p.text for p in docx.Document(str(out / "buku2.docx")).paragraphs if p.style.name == "Heading 1"]
    assert headings[:2] == ["Kata Pengantar", "Kelengkapan Draf"]
    assert headings[2].endswith("Pendahuluan") and len(headings) == 11


def test_the_action_plan_holds_every_programme_with_its_money(assembly: Assembly, out: Path) -> None:
    sheet = openpyxl.load_workbook(out / "rencana-aksi.xlsx")["Rencana Aksi"]
    titles = [cell.value for cell in sheet[1]]
    rows = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [row["id"] for row in rows] == [each.id for each in assembly.plan.programmes]
    first = rows[0]
    assert (first["Pagu 2025"], first["Jumlah pagu"], first["Target"]) == (250000000, 2000500000, 95)
    assert first["Sub-kegiatan"].startswith("Koordinasi dan Fasilitasi") and first["Satuan keluaran"] == "Dokumen"
    assert (first["Mulai"], first["Selesai"]) == (2025, 2025)
    assert [row["Status"] for row in rows] == ["disetujui OPD", "disetujui OPD", "usulan", "disetujui OPD"]


def test_what_is_missing_is_told_once_with_its_place(assembly: Assembly) -> None:
    assert len({(part.text, part.exercise) for part in assembly.missing}) == len(assembly.missing)
    missions = next(part for part in assembly.missing if "Bunyi misi" in part.text)
    assert missions.chapter == "Bab 5 Visi Smart City"


def test_the_same_agreement_gives_the_same_bytes(
    full_cohort: Cohort, assembly: Assembly, out: Path, tmp_path: Path
) -> None:
    again = assemble(full_cohort, tmp_path, formats=("docx", "html"), now=lambda: datetime(2030, 1, 1, tzinfo=UTC))
    for path in again.paths:
        if path.name != "plan.json":
            assert path.read_bytes() == (out / path.name).read_bytes(), path.name
    plans = [json.loads((folder / "plan.json").read_text(encoding="utf-8")) for folder in (out, tmp_path)]
    assert plans[0].pop("created") != plans[1].pop("created")
    assert plans[0] == plans[1]


def test_a_draft_can_be_printed_before_anything_is_agreed(new_cohort: Cohort, tmp_path: Path) -> None:
    done: list[str] = []
    assembly = assemble(new_cohort, tmp_path / "draf", formats=("docx",), progress=done.append)
    assert done == ["plan.json", *BOOKS, "laporan-telaah", "rencana-aksi.xlsx", "target.csv", "paparan.pptx"]
    assert any("Meja Living" in part.seats for part in assembly.missing)
    assert "DRAF 1, belum ada pertemuan yang ditutup" in words(tmp_path / "draf" / "buku1.docx")


def test_final_refuses_with_reasons_and_writes_nothing(full_cohort: Cohort, tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        assemble(full_cohort, tmp_path / "final", final=True)
    for reason in ("bagian belum terisi", "1 program belum disetujui OPD", "Satu pintu laporan darurat (living)"):
        assert reason in caught.value.what
    assert not (tmp_path / "final").exists()


def test_final_needs_nothing_missing_confirmed_first_hand_and_verified(full_plan: Plan) -> None:
    reasons = why_not_final(full_plan, ())
    assert reasons["program belum disetujui OPD"] == ["Satu pintu laporan darurat (living)"]
    assert "Laporan selesai tepat waktu, indikator OPD" in reasons["angka dari sumber kedua atau belum diverifikasi"]
    assert "bagian belum terisi" not in reasons


def test_final_waits_for_what_the_plenary_left_open(full_plan: Plan) -> None:
    """A clash stands marked under its table, and a book that is signed carries no mark."""
    kind = "hal yang belum diputuskan pleno atau belum diperbaiki"
    clash = Open(code="MIRIP", message="Dua program serupa: A dan B.", exercise="masterplan.programmes", seats=[])
    assert why_not_final(full_plan.model_copy(update={"open": [clash]}), ())[kind] == [clash.message]
    assert kind not in why_not_final(full_plan.model_copy(update={"open": []}), ())


def test_hostile_text_is_text_in_every_file(new_cohort: Cohort, tmp_path: Path) -> None:
    changed, named = issues(GOV), programmes(GOV)
    rows = changed["issues"]
    changed["issues"] = [{**rows[0], "id": f"h{n}", "title": text} for n, text in enumerate(HOSTILE)]
    named["programmes"] = [{**named["programmes"][0], "id": f"p{n}", "name": text} for n, text in enumerate(HOSTILE)]
    play(new_cohort, 3, changes={("vision.issues", GOV): changed, ("masterplan.programmes", GOV): named})
    assemble(new_cohort, tmp_path / "keluar")
    printed = words(tmp_path / "keluar" / "buku1.docx")
    page = (tmp_path / "keluar" / "buku1.html").read_text(encoding="utf-8")
    pdf = "".join(part.extract_text() for part in pypdf.PdfReader(tmp_path / "keluar" / "buku1.pdf").pages)
    sheet = openpyxl.load_workbook(tmp_path / "keluar" / "rencana-aksi.xlsx")["Rencana Aksi"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    for text in HOSTILE:
        assert text in printed
        assert any(cell.value == text and cell.data_type == "s" for cell in cells)
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'src="/etc/passwd"' not in page
    assert "root:" not in pdf and "root:" not in page
