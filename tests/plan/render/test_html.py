"""The page: one file, in Indonesian, readable without mouse, script and net."""

from __future__ import annotations

from typing import Any

from tests.plan.render.sample import INDEX, ORIGINS


def test_it_says_its_language_and_fits_a_phone(markup: Any) -> None:
    assert markup.get("lang") == "id"
    assert "width=device-width" in markup.find(".//meta[@name='viewport']").get("content")
    assert markup.findtext(".//title").startswith("Buku 1 Analisis Strategis Smart City")


def test_each_entry_leads_somewhere(markup: Any) -> None:
    names = {each.get("id") for each in markup.iter() if each.get("id")}
    targets = {each.get("href")[1:] for each in markup.iter("a")}
    assert targets <= names


def test_ids_are_given_once_and_every_picture_has_its_words(markup: Any) -> None:
    names = [each.get("id") for each in markup.iter() if each.get("id")]
    assert len(names) == len(set(names))
    assert all(image.get("alt", "").strip() for image in markup.iter("img"))


def test_a_figure_leads_to_where_it_comes_from_and_back(markup: Any) -> None:
    marks = markup.find_class("footnote-ref")
    assert len(marks) == len(ORIGINS)
    for mark, origin in zip(marks, ORIGINS, strict=True):
        note = markup.get_element_by_id(mark.get("href")[1:])
        assert note.text_content().strip().removesuffix("↩︎") == origin
        [back] = note.find_class("footnote-back")
        assert back.get("href") == f"#{mark.get('id')}"
        assert back.get("aria-label") == "Kembali ke teks"
    [notes] = markup.find_class("footnotes")
    assert notes.get("aria-label") == "Asal angka"


def test_entries_lead_to_each_other_both_ways(markup: Any) -> None:
    [linked] = markup.find_class("linked")
    entries = linked.find_class("entry")
    assert [each.get("id") for each in entries] == [each.anchor for each in INDEX.entries]
    leads = {(each.get("id"), link.get("href")[1:]) for each in entries for link in each.iter("a")}
    assert leads == {("benang_1", "benang_2"), ("benang_2", "benang_1")}


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
