"""A short list whose options need explaining: each says what it means while one chooses, by mouse, keys and ear."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bimtek.datasets import pillars
from tests.browser.axe import axe_finds
from tests.form.stage import Stage
from tests.form.test_form_page import field, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PILLARS = pillars()


@pytest.fixture
def box(form: "Page") -> "Locator":
    return form.get_by_role("combobox", name="Pilar", exact=True)


def stands_on(page: "Page", box: "Locator") -> str:
    """The option that a screen reader says, with its second line."""
    name = box.get_attribute("aria-activedescendant")
    return page.locator(f'[id="{name}"]').inner_text()


def test_every_option_says_what_it_means_before_one_is_chosen(form: "Page", box: "Locator", stage: Stage) -> None:
    expect(box).to_have_text("— pilih —")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.click()
    options = form.get_by_role("listbox", name="Pilar").get_by_role("option")
    told = [tuple(text.split("\n")) for text in options.all_inner_texts()]
    assert told == [(pillar.name, pillar.goal) for pillar in PILLARS]
    assert [found for found in axe_finds(form) if found[0] != "page-has-heading-one"] == []  # the room has that
    options.filter(has_text=PILLARS[3].name).click()
    expect(form.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_text(PILLARS[3].name)
    expect(box).to_be_focused()
    expect(field(form, "Pilar").locator(".bt-words")).to_have_text(PILLARS[3].goal)
    saved(form)
    assert stage.values["pillar"] == PILLARS[3].id


def test_it_is_chosen_by_keys_alone(form: "Page", box: "Locator", stage: Stage) -> None:
    box.focus()
    form.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert stands_on(form, box).split("\n") == [PILLARS[0].name, PILLARS[0].goal]
    form.keyboard.press("End")
    assert PILLARS[-1].name in stands_on(form, box)
    form.keyboard.type("smart e")
    assert next(one.name for one in PILLARS if one.name.startswith("Smart E")) in stands_on(form, box)
    form.keyboard.press("Escape")
    expect(form.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_text("— pilih —")
    form.keyboard.press("Space")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    expect(box).to_have_text(PILLARS[1].name)
    expect(form.get_by_role("listbox")).to_have_count(0)
    saved(form)
    assert stage.values["pillar"] == PILLARS[1].id


def test_a_choice_can_be_dropped_and_undone(form: "Page", box: "Locator") -> None:
    box.click()
    form.get_by_role("listbox").get_by_role("option").nth(2).click()
    form.get_by_role("button", name="Urungkan").first.click()
    expect(box).to_have_text("— pilih —")
    form.get_by_role("button", name="Ulangi").first.click()
    expect(box).to_have_text(PILLARS[2].name)
    box.click()
    expect(form.get_by_role("listbox").get_by_role("option", selected=True)).to_have_count(1)
    form.get_by_role("option", name="Kosongkan pilihan").click()
    expect(box).to_have_text("— pilih —")


def test_whoever_turns_to_something_else_leaves_the_list(form: "Page", box: "Locator") -> None:
    box.click()
    form.locator("h3").first.click()
    expect(form.get_by_role("listbox")).to_have_count(0)
    box.click()
    form.keyboard.press("Tab")
    expect(form.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_text("— pilih —")


def test_a_phone_shows_the_whole_list_within_its_width(open_form: "Callable[..., Page]") -> None:
    phone = open_form(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    phone.get_by_role("combobox", name="Pilar", exact=True).tap()
    shown = phone.get_by_role("listbox").bounding_box()
    assert shown is not None
    assert shown["x"] >= 0 and shown["x"] + shown["width"] <= 390
    assert shown["y"] >= 0 and shown["y"] + shown["height"] <= 700
    phone.get_by_role("listbox").get_by_role("option").first.tap()
    expect(phone.get_by_role("combobox", name="Pilar", exact=True)).to_have_text(PILLARS[0].name)
