"""The Data Package is valid, and what its schemas cannot say holds too."""

import csv
import json
import shutil
from pathlib import Path

from frictionless import Package, validate

DATASETS = Path(__file__).parents[1] / "datasets"
PACKAGE = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [resource for resource in PACKAGE["resources"] if resource["format"] == "csv"]


def rows(path: str) -> list[dict[str, str]]:
    with (DATASETS / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_frictionless_accepts_the_package() -> None:
    report = validate(str(DATASETS / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldNumber", "note"])


def test_frictionless_is_not_blind(tmp_path: Path) -> None:
    """The same package with one sub-dimension of a pillar that does not exist is refused."""
    shutil.copytree(DATASETS, tmp_path, dirs_exist_ok=True)
    table = tmp_path / "sub_dimensions.csv"
    text = table.read_text(encoding="utf-8").replace("living.health,living,", "living.health,loving,")
    table.write_text(text, encoding="utf-8", newline="\n")
    report = validate(str(tmp_path / "datapackage.json"))
    assert {task.name: [error.type for error in task.errors] for task in report.tasks if task.errors} == {
        "sub_dimensions": ["foreign-key"]
    }


def test_every_file_is_a_resource_and_every_column_has_a_type_and_a_description() -> None:
    listed = {resource["path"] for resource in PACKAGE["resources"]}
    there = {path.relative_to(DATASETS).as_posix() for path in DATASETS.rglob("*") if path.suffix in (".csv", ".json")}
    assert there - {"datapackage.json"} == listed
    for table in TABLES:
        assert table["schema"]["primaryKey"], table["name"]
        assert table["schema"]["missingValues"] == [""], table["name"]
        assert all(field["type"] and field["description"] for field in table["schema"]["fields"]), table["name"]


def test_every_row_has_a_source() -> None:
    for table in TABLES:
        assert rows(table["path"]), table["name"]
        assert all(row["source"].strip() for row in rows(table["path"])), table["name"]


def test_files_are_plain_utf8_with_unix_line_ends() -> None:
    for resource in PACKAGE["resources"]:
        content = (DATASETS / resource["path"]).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), resource["path"]
        assert b"\r" not in content, resource["path"]
        assert content.decode("utf-8").endswith("\n"), resource["path"]


def test_the_licence_is_cc_by() -> None:
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]
    assert Package(str(DATASETS / "datapackage.json")).licenses
