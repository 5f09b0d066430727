"""Running what the form's modules export, without a form."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODULES = (
    "numbers",
    "dates",
    "values",
    "disk",
    "journal",
    "keeper",
    "checker",
    "undo",
    "clipboard/parse",
    "clipboard/cells",
    "clipboard/block",
    "clipboard/copy",
)
IMPORT = f"const m = Object.assign({{}}, {', '.join(f'await import(`/form/{name}.js`)' for name in MODULES)});"


def run(page: "Page", body: str, argument: Any = None) -> Any:
    """Run a body of JavaScript with all that the modules export as `m` and the argument as `a`."""
    return page.evaluate(f"async (a) => {{ {IMPORT} {body} }}", argument)
