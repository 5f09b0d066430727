"""https: with a certificate that somebody gives, or with one that this machine makes for itself and keeps."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
from pathlib import Path

import pytest

from bimtek.errors import BimtekError
from bimtek.room import certificate
from bimtek.room.certificate import given, own
from bimtek.room.codes import make_codes
from tests.room.house import Room, make_cohort


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> certificate.Certificate:
    return own(tmp_path_factory.mktemp("room"), ["192.168.1.7"])


def test_it_covers_the_addresses_of_the_machine(made: certificate.Certificate) -> None:
    decoded = ssl._ssl._test_decode_cert(str(made.file))  # type: ignore[attr-defined]
    names = {value for _, value in decoded["subjectAltName"]}
    assert {"192.168.1.7", "127.0.0.1", "localhost"} <= names
    assert made.is_own and made.key.stat().st_mode & 0o077 == 0


def test_it_is_used_again_until_the_machine_has_another_address(tmp_path: Path) -> None:
    first = own(tmp_path, ["192.168.1.7"]).fingerprint
    assert own(tmp_path, ["192.168.1.7"]).fingerprint == first
    assert own(tmp_path, []).fingerprint == first
    assert own(tmp_path, ["192.168.1.7", "10.0.0.5"]).fingerprint != first


@pytest.mark.parametrize("spoil", ["record", "key", "age"])
def test_one_that_does_not_hold_any_more_is_made_anew(tmp_path: Path, spoil: str) -> None:
    first = own(tmp_path, [])
    before = first.fingerprint
    record = tmp_path / "certificate.json"
    if spoil == "record":
        record.write_text("{", encoding="utf-8")
    elif spoil == "key":
        first.key.write_text("", encoding="utf-8")
    else:
        kept = json.loads(record.read_text(encoding="utf-8"))
        record.write_text(json.dumps(kept | {"made": "2020-01-01"}), encoding="utf-8")
    assert own(tmp_path, []).fingerprint != before


def test_without_openssl_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate.shutil, "which", lambda name: None)
    with pytest.raises(BimtekError, match=r"openssl.*--certificate"):
        own(tmp_path, [])


def test_a_given_pair_must_fit(made: certificate.Certificate, tmp_path: Path) -> None:
    assert not given(made.file, made.key).is_own
    other = own(tmp_path, [])
    with pytest.raises(BimtekError, match="tidak cocok"):
        given(made.file, other.key)
    with pytest.raises(BimtekError, match="tidak ada"):
        given(made.file, tmp_path / "nothing.pem")
    chain = tmp_path / "chain.pem"  # as an authority gives it: the fingerprint is of the first
    chain.write_text(made.file.read_text(encoding="ascii") + other.file.read_text(encoding="ascii"), encoding="ascii")
    assert given(chain, made.key).fingerprint == made.fingerprint


def test_the_room_speaks_https_and_its_cookies_go_nowhere_else(tmp_path: Path, free_port: int) -> None:
    cohort = make_cohort(tmp_path / "uji-2024")
    room = Room(cohort, free_port, make_codes(cohort), tmp_path, secure=True)
    try:
        room.start()
        shown = own(cohort.folder / "room", ["127.0.0.1"]).fingerprint
        served = ssl.get_server_certificate(("127.0.0.1", free_port))
        (tmp_path / "served.pem").write_text(served, encoding="ascii")
        seen = certificate.Certificate(tmp_path / "served.pem", tmp_path, is_own=True).fingerprint
        assert seen == shown and shown in "".join(room.said.split())
        assert f"https://127.0.0.1:{free_port}/bimtek/" in room.said and "cocokkan sidik jari" in room.said
        visitor = room.stranger()
        visitor.get("/bimtek/masuk")
        answer = visitor.post("/bimtek/masuk", peserta="liv-1", kode=room.codes["liv-1"])
        lines = [line for line in answer.headers.get_all("Set-Cookie") or [] if "bimtek-peserta" in line]
        assert lines and all("Secure" in line and "HttpOnly" in line for line in lines)
        ear = visitor.listen("jendela-https")
        assert ear.hear()["here"]["meja-living"] == ["Ni Made Contoh"]
        ear.close()
        with socket.create_connection(("127.0.0.1", free_port), timeout=10) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            heard = b""
            with contextlib.suppress(ConnectionResetError):
                heard = plain.recv(100)
            assert heard == b""  # no word in the clear
    finally:
        room.kill()
