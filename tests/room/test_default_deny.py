"""Default deny: what is not below /bimtek opens to nobody but the facilitator."""

from __future__ import annotations

import json
import re

import pytest

from bimtek.room.app import ADDRESSES
from tests.room.house import TOKEN, Room, Visitor

CLOSED = [
    # method, address
    ("GET", "/lab"),
    ("GET", "/lab/tree/README.md"),
    ("GET", "/lab/api/settings"),
    ("GET", "/lab/extensions/x"),
    ("GET", "/tree"),
    ("GET", "/notebooks/sessions/01_vision/01_vision.ipynb"),
    ("GET", "/edit/README.md"),
    ("GET", "/view/README.md"),
    ("GET", "/files/README.md"),
    ("GET", "/nbconvert/html/sessions/01_vision/01_vision.ipynb"),
    ("GET", "/static/style/bootstrap.min.css"),
    ("GET", "/static/favicon.ico"),
    ("GET", "/static/bimtek/x"),
    ("GET", "/favicon.ico"),
    ("GET", "/robots.txt"),
    ("GET", "/metrics"),
    ("GET", "/logout"),
    ("GET", "/api"),
    ("GET", "/api/me"),
    ("GET", "/api/status"),
    ("GET", "/api/spec.yaml"),
    ("GET", "/api/contents"),
    ("GET", "/api/contents/grading/cohorts"),
    ("PUT", "/api/contents/README.md"),
    ("DELETE", "/api/contents/README.md"),
    ("GET", "/api/kernels"),
    ("POST", "/api/kernels"),
    ("GET", "/api/kernels/0/channels"),
    ("GET", "/api/kernelspecs"),
    ("GET", "/api/sessions"),
    ("POST", "/api/sessions"),
    ("GET", "/api/terminals"),
    ("POST", "/api/terminals"),
    ("GET", "/terminals/websocket/1"),
    ("GET", "/terminals/1"),
    ("GET", "/api/config/notebook"),
    ("POST", "/api/shutdown"),
    ("GET", "/lsp/status"),
    ("GET", "/formgrader"),
    ("GET", "/formgrader/manage_students"),
    ("GET", "/formgrader/api/assignments"),
    ("GET", "/formgrader/static/css/nbgrader.css"),
    ("GET", "/formgraders"),
    ("GET", "/assignments"),
    ("POST", "/assignments/validate"),
    ("GET", "/nbgrader_version"),
    ("OPTIONS", "/api/contents"),
    ("GET", "//lab"),
    ("GET", "/bimtekx"),
    ("GET", "/login/../lab"),
    ("GET", "/login/"),
    ("GET", f"/lab?token={TOKEN}x"),
    ("GET", "/lab?token="),
]

CLIMBING = ["/bimtek/../lab", "/bimtek/..%2flab", "/bimtek/%2e%2e/lab", "/bimtek//lab", "/bimtek/static/../app.py",
            "/bimtek/static/..%2fapp.py", "/bimtek/static/%2e%2e/app.py", "/bimtek/form/../service.py",
            "/bimtek/static//etc/passwd", "/bimtek/lab", "/bimtek/api/contents"]  # fmt: skip


def is_refused(visitor: Visitor, method: str, path: str) -> bool:
    answer = visitor.ask(method, path)
    asked = visitor.ask(method, path, Accept="text/html")
    leads_to_login = asked.status == 302 and asked.headers["Location"].startswith("/login?next=")
    return answer.status == 403 and (asked.status == 403 or leads_to_login)


def test_a_stranger_gets_nowhere(room: Room) -> None:
    assert [entry for entry in CLOSED if not is_refused(room.stranger(), *entry)] == []


def test_a_participant_gets_nowhere_either(room: Room) -> None:
    participant = room.participant("soc-1")  # in the core team, too
    assert [entry for entry in CLOSED if not is_refused(participant, *entry)] == []


def test_nobody_climbs_out_of_the_open_addresses(room: Room) -> None:
    for visitor in (room.stranger(), room.participant("liv-1")):
        answers = {path: visitor.open(path) for path in CLIMBING}
        assert [path for path, answer in answers.items() if answer.status not in (302, 401, 403, 404)] == []
        text = "".join(answer.text for answer in answers.values())
        assert "import" not in text and "root:" not in text and "jupyter-config-data" not in text


def test_a_participant_cannot_open_a_channel_to_a_kernel(room: Room) -> None:
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }  # fmt: skip
    for path in ("/api/kernels/0/channels", "/terminals/websocket/1", "/api/events/subscribe"):
        assert room.participant("liv-1").ask("GET", path, **upgrade).status == 403


def test_the_token_opens_everything(room: Room) -> None:
    facilitator = room.facilitator()
    opened = ["/lab", "/api/contents", "/api/kernels", "/api/terminals", "/api/kernelspecs", "/static/favicon.ico",
              "/bimtek/fasilitator", "/formgrader/manage_assignments"]  # fmt: skip
    assert {path: facilitator.open(path).status for path in opened} == dict.fromkeys(opened, 200)


def test_the_token_works_in_an_address_and_in_a_header(room: Room) -> None:
    assert room.stranger().get(f"/api/contents?token={TOKEN}").status == 200
    assert room.stranger().get("/api/contents", Authorization=f"token {TOKEN}").status == 200
    assert room.stranger().get("/api/contents", Authorization="token wrong").status == 403


def test_the_front_door_leads_into_the_room(room: Room) -> None:
    assert room.stranger().open("/").headers["Location"] == "/bimtek/"
    assert room.stranger().open("/bimtek/").headers["Location"].startswith("/bimtek/masuk")
    assert room.stranger().open("/bimtek/fasilitator").headers["Location"].startswith("/login")
    assert room.participant("liv-1").open("/bimtek/fasilitator").status == 302


def test_formgrader_knows_this_cohort_and_its_course(room: Room) -> None:
    facilitator = room.facilitator()
    listed = json.loads(facilitator.get("/formgrader/api/assignments").text)
    assert {entry["name"] for entry in listed} >= {"01_vision"}
    assert room.cohort.gradebook.exists()


@pytest.mark.parametrize("value", ["", "x", "2|1:0|10:1700000000|21:bimtek-fasilitator-1|4:YWJj|00", "admin"])
def test_a_forged_cookie_opens_nothing(room: Room, value: str) -> None:
    for name in (f"bimtek-fasilitator-{room.port}", f"bimtek-peserta-{room.port}", f"username-127-0-0-1-{room.port}"):
        visitor = Visitor(room.port, cookies={name: value})
        assert visitor.get("/api/contents").status == 403
        assert visitor.get("/bimtek/api/exercise/vision.issues").status == 401


def test_a_participants_cookie_is_no_facilitators(room: Room) -> None:
    participant = room.participant("liv-1")
    signed = participant.cookies[f"bimtek-peserta-{room.port}"]
    assert Visitor(room.port, cookies={f"bimtek-fasilitator-{room.port}": signed}).get("/api/contents").status == 403


OWN = {
    # address of the room                            to a stranger   to a participant   to a facilitator
    "/bimtek/":                                      (302, 200, 302),
    "/bimtek/masuk":                                 (200, 302, 200),
    "/bimtek/keluar":                                (302, 405, 405),
    "/bimtek/fasilitator":                           (302, 302, 200),
    "/bimtek/fasilitator/kode":                      (302, 302, 405),
    "/bimtek/fasilitator/lembar-dinding":            (302, 302, 200),
    "/bimtek/fasilitator/jawaban/vision.issues/meja-living": (302, 403, 200),
    "/bimtek/fasilitator/hasil/01_vision":           (302, 403, 200),
    "/bimtek/fasilitator/penerimaan":                (302, 403, 200),
    "/bimtek/fasilitator/pesan":                     (302, 403, 200),
    "/bimtek/fasilitator/pesan/tarik":               (302, 403, 405),
    "/bimtek/fasilitator/petunjuk":                  (302, 403, 200),
    "/bimtek/fasilitator/pleno/01_vision":           (302, 403, 200),
    "/bimtek/fasilitator/pleno/02_assessment/berita-acara.docx": (302, 403, 409),  # meeting I is open
    "/bimtek/pertemuan/01_vision":                   (302, 200, 200),
    "/bimtek/pertemuan/01_vision/kumpulkan":         (302, 200, 403),
    "/bimtek/pertemuan/01_vision/excel":             (302, 200, 403),
    "/bimtek/pertemuan/01_vision/excel/meja-society.xlsx": (302, 403, 403),
    "/bimtek/pertemuan/01_vision/excel/simpan":      (302, 405, 405),
    "/bimtek/buku/01_vision":                        (302, 200, 403),
    "/bimtek/umpan-balik/03_masterplan":             (302, 404, 403),
    "/bimtek/tanda-terima/01_vision/meja-society/9999": (302, 404, 404),
    "/bimtek/bantuan":                               (200, 200, 200),
    "/bimtek/gambar/tidak-ada.png":                  (404, 404, 404),
    "/bimtek/tiket-latihan.xlsx":                    (302, 200, 200),
    "/bimtek/api/exercise/vision.issues":            (401, 200, 403),
    "/bimtek/api/exercise/vision.issues/check":      (401, 405, 405),
    "/bimtek/api/exercise/vision.issues/history":    (401, 200, 403),
    "/bimtek/api/exercise/vision.issues/proposal":   (401, 200, 403),
    "/bimtek/api/exercise/masterplan.programmes/search/sub_activities?words=air": (401, 200, 403),
    "/bimtek/api/exercise/vision.issues/history/1":  (401, 200, 403),
    "/bimtek/api/pleno/01_vision":                   (401, 403, 200),
    "/bimtek/api/pleno/01_vision/putuskan":          (401, 403, 405),
    "/bimtek/api/desk":                              (401, 403, 200),
    "/bimtek/api/desk/live":                         (401, 403, None),  # a facilitator's does not end
    "/bimtek/api/notes/abc123":                      (401, 405, 405),
    "/bimtek/api/heartbeat?page=jendela-1":          (401, 200, 403),
    "/bimtek/api/live?page=jendela-1":               (401, None, 403),  # a participant's does not end
    "/bimtek/api/pen/vision.issues":                 (401, 405, 405),
    "/bimtek/api/remarks/vision.issues":             (401, 200, 403),
    "/bimtek/api/remarks/vision.issues/abc123":      (401, 405, 405),
    "/bimtek/api/nothing":                           (401, 404, 404),
    "/bimtek/static/room.css":                       (200, 200, 200),
    "/bimtek/form/form.js":                          (200, 200, 200),
    "/bimtek/nothing":                               (302, 404, 404),
}  # fmt: skip


def test_every_address_of_the_room_is_in_the_list(room: Room) -> None:
    paths = [path.partition("?")[0] for path in OWN]
    unlisted = [pattern for pattern, *_ in ADDRESSES if not any(re.fullmatch(pattern, path) for path in paths)]
    assert unlisted == []


def test_every_address_of_the_room_knows_who_may_read_it(room: Room) -> None:
    visitors = (room.stranger(), room.participant("liv-1"), room.facilitator())
    found = {
        path: tuple(
            None if wanted is None else visitor.open(path).status
            for visitor, wanted in zip(visitors, allowed, strict=True)
        )
        for path, allowed in OWN.items()
    }
    assert found == OWN


def test_nothing_is_changed_from_another_site(room: Room) -> None:
    """Pens, remarks and hand-ins, too: neither without the token nor with a foreign origin."""
    visitor = room.participant("liv-1")
    changes = [
        ("PUT", "/bimtek/api/exercise/vision.issues"), ("PUT", "/bimtek/api/pen/vision.issues"),
        ("POST", "/bimtek/api/exercise/vision.issues/check"),
        ("POST", "/bimtek/api/remarks/vision.issues"), ("PUT", "/bimtek/api/remarks/vision.issues/abc123"),
        ("POST", "/bimtek/pertemuan/01_vision/kumpulkan"), ("POST", "/bimtek/pertemuan/01_vision/excel"),
        ("POST", "/bimtek/pertemuan/01_vision/excel/simpan"),
    ]  # fmt: skip
    body = '{"page": "jendela-1", "do": "hold", "text": "x", "values": {}, "revision": 0}'
    for method, path in changes:
        assert visitor.ask(method, path, body).status == 403, path
    told = visitor.get("/bimtek/api/heartbeat?page=jendela-1")
    assert json.loads(told.text)["pens"] == {}
    assert "Access-Control-Allow-Origin" not in told.headers
