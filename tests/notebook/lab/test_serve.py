"""JupyterLab of one person: where it keeps its things, and its settings."""

import json
import os
import socket
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import BimtekError
from bimtek.notebook.lab import Desk
from bimtek.notebook.lab.serve import HERE, TRIES, environment, free_port

SETTINGS = sorted((HERE / "config").rglob("*.json"))


def test_nothing_of_it_lies_in_a_home_folder(cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", "/lain")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/lain")
    monkeypatch.setenv("BIMTEK_SEAT", "meja-society")
    desk = Desk(tmp_path / "meja")
    own = environment(cohort, cohort.person("made"), desk)
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(own[name]).parent == desk.private
    assert not {"JUPYTERLAB_SETTINGS_DIR", "BIMTEK_SEAT"} & own.keys()
    assert "/lain" not in own.values()
    assert (own["BIMTEK_COHORT"], own["BIMTEK_PERSON"]) == (str(cohort.folder), "made")
    assert own["PATH"] == os.environ["PATH"]


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert port < free_port(port) < port + TRIES


def test_when_every_port_is_taken_another_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect_ex", lambda self, address: 0)
    with pytest.raises(BimtekError, match="8889 sampai 8908"):
        free_port(8889)


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.name)
def test_settings_are_whole(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))


def test_no_news_are_asked_for() -> None:
    lab, page = (json.loads((HERE / "config" / name).read_text(encoding="utf-8"))
                 for name in ("jupyter_lab_config.json", "labconfig/page_config.json"))  # fmt: skip
    assert lab["LabApp"]["news_url"] is None
    assert page["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"]


def test_the_settings_name_what_jupyterlab_has() -> None:
    """A renamed setting of a newer JupyterLab is seen here, not by a participant."""
    import jupyterlab.commands as commands

    schemas = Path(commands.get_app_dir()) / "schemas"
    wanted = json.loads((HERE / "config/labconfig/default_setting_overrides.json").read_text(encoding="utf-8"))
    for plugin, values in wanted.items():
        package, name = plugin.split(":")
        known = json.loads((schemas / package / f"{name}.json").read_text(encoding="utf-8"))
        properties = known.get("properties", {})
        toolbar = {item["name"] for items in known.get("jupyter.lab.toolbars", {}).values() for item in items}
        menus = {menu["id"] for menu in known.get("jupyter.lab.menus", {}).get("main", [])}
        for key, value in values.items():
            if key == "toolbar":
                assert {item["name"] for item in value if item.get("disabled")} <= toolbar, plugin
            elif key == "menus":
                assert {item["id"] for item in value} <= menus, plugin
            else:
                assert key in properties, f"{plugin} {key}"
