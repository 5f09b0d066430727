"""The page: one file, in Indonesian, readable without mouse, script and net."""

from __future__ import annotations

from typing import Any


def test_it_says_its_language_and_fits_a_phone(markup: Any) -> None:
    assert markup.get("lang") == "id"
    assert "width=device-width" in markup.find(".//meta[@name='viewport']").get("content")
    assert markup.findtext(".//title").startswith("Buku 1 Analisis Strategis Smart City")


def test_each_entry_leads_somewhere(markup: Any) -> None:
    names = {each.get("id") for each in markup.iter() if each.get("id")}
    targets = {each.get("href")[1:] for each in markup.iter("a")}
    assert targets <= names


def test_tables_have_header_cells_and_a_frame_that_the_keyboard_reaches(markup: Any) -> None:
    tables = list(markup.iter("table"))
    assert len(tables) == 5
    for table in tables:
        assert table.getparent().get("tabindex") == "0"
        assert len(table.findall("thead/tr/th")) == len(table.find("tbody/tr").findall("td"))


def test_no_text_of_the_page_is_english(markup: Any) -> None:
    text = markup.text_content()
    for word in ("Table of", "Contents", "Figure 1", "Table 1", "List of", "Page "):
        assert word not in text
