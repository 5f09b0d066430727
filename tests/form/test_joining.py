"""The form's modules as one text: the same form, and whatever cannot be joined is refused with its name."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bimtek.form.joining import STATIC, join_scripts, joined_script
from tests.form.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Page

ENTRY = 'import { a } from "./form/a.js";\n\nexport { a };\n'


def test_one_text_has_everything_once_and_asks_for_nothing() -> None:
    script = joined_script()
    assert not re.search(r"^\s*import\b|\bimport\(", script, re.MULTILINE)
    assert re.findall(r"^export .*$", script, re.MULTILINE) == ["export { mount };", "export default { render };"]
    for path in STATIC.rglob("*.js"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("// "), f"{path.name} does not say what it is for"
        assert script.count(first) == 1
    assert "https:" not in re.sub(r"http://www\.w3\.org/\d+/svg", "", script)


def test_what_is_imported_stands_before_what_imports_it() -> None:
    joined = join_scripts(
        {
            "form.js": ENTRY,
            "form/a.js": 'import { b } from "./deep/b.js";\n\nexport const a = b + 1;\n',
            "form/deep/b.js": 'import { c } from "../c.js";\n\nexport const b = c + 1;\n',
            "form/c.js": "export const c = 1;\n",
        }
    )
    assert [line for line in joined.splitlines() if line] == [
        "const _form_c = (() => {",
        "const c = 1;",
        "return { c };",
        "})();",
        "const _form_deep_b = (() => {",
        "const { c } = _form_c;",
        "const b = c + 1;",
        "return { b };",
        "})();",
        "const _form_a = (() => {",
        "const { b } = _form_deep_b;",
        "const a = b + 1;",
        "return { a };",
        "})();",
        "const { a } = _form_a;",
        "export { a };",
    ]


def test_names_of_two_modules_do_not_meet(page: "Page", address: str) -> None:
    texts = {
        "form.js": 'import { a } from "./form/a.js";\nimport { b } from "./form/b.js";\n\nexport { a, b };\n',
        "form/a.js": "const own = 1;\nexport const a = () => own;\n",
        "form/b.js": "const own = 2;\nexport const b = () => own;\n",
    }
    page.goto(f"{address}form.css")
    script = join_scripts(texts).replace("export { a, b };", "return [a(), b()];")
    assert page.evaluate(f"() => {{ {script} }}") == [1, 2]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"form/a.js": 'import { b } from "./b.js";\nexport const a = b;\n'}, "imports form/c.js, which is not there"),
        ({"form/a.js": "const a = 1;\n"}, "imports a, which form/a.js does not export"),
        ({"form/a.js": "export const a = 1;\nexport default a;\n"}, "“export default a;” cannot be joined"),
        ({"form/a.js": 'import * as all from "./b.js";\nexport const a = 1;\n'}, "cannot be joined"),
        ({"form/a.js": 'import { a as b } from "./b.js";\nexport const a = 1;\n'}, "imports a as b, which"),
    ],
)
def test_what_cannot_be_joined_is_refused(texts: dict[str, str], words: str) -> None:
    other = {"form/b.js": 'import { c } from "./c.js";\nexport const b = c;\n'} if "c.js" in words else {}
    entry = 'import { a } from "./form/a.js";\nimport { } from "./form/b.js";\n'
    with pytest.raises(ValueError, match=words):
        join_scripts({"form.js": entry, "form/b.js": "export const d = 1;\n"} | texts | other)


def test_modules_that_import_each_other_are_refused() -> None:
    texts = {
        "form.js": ENTRY,
        "form/a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
        "form/b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
    }
    with pytest.raises(ValueError, match=r"import each other: form\.js → form/a\.js → form/b\.js → form/a\.js"):
        join_scripts(texts)


def test_the_joined_form_is_the_same_form(open_form: "Callable[..., Page]", stage: Stage) -> None:
    stage.put({"name": "Membuat aplikasi", "services": [{"id": "r1", "name": "Mal", "kind": "digital", "use": 3}]})
    drawn = []
    for stage.joined in (False, True):
        page = open_form(viewport={"width": 1280, "height": 900})
        expect(page.locator(".bt-finding").first).to_be_visible()
        ids = r"bt1-[0-9a-f]{6}"
        drawn.append(re.sub(ids, "id", page.locator(".bimtek-form").evaluate("node => node.outerHTML")))
    assert drawn[0] == drawn[1]
    page.get_by_label("Nama kegiatan").fill("Layanan 24 jam")
    page.keyboard.press("Tab")
    expect(page.locator(".bt-status.bt-is-saved")).to_be_visible()
    assert stage.values["name"] == "Layanan 24 jam"


def test_the_modules_are_short() -> None:
    long = {path.name: lines for path in STATIC.rglob("*.js") if (lines := len(path.read_text().splitlines())) > 300}
    assert not long
