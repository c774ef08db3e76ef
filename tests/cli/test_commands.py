"""The command `thidua`: what it says when words are wrong, and what serving needs."""

import json
import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import time
import urllib.request

import pytest

from serving import environment, free_port
from statute.library import root
from thidua.cli import certificate
from thidua.cli.main import COMMANDS, main
from thidua.cli.serve import PortTakenError, check_port, serve


def run(home, *words, **more):
    return subprocess.run(
        [sys.executable, "-m", "thidua.cli", *words],
        env={**environment(home, more), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["demo", "serve", "migrate", "law", "import", "masks", "ledger", "move-to"])
def test_the_list_names_each_command_of_people(name, capsys):
    main(["--help"])
    assert f"\n  {name}" in capsys.readouterr().out
    assert name == "law" or name in COMMANDS


def test_an_unknown_command_is_said_and_ends_with_two(capsys):
    assert main(["lwa"]) == 2
    assert "Không có lệnh «lwa»" in capsys.readouterr().err


def test_the_law_is_asked_without_a_database(tmp_path):
    done = run(tmp_path, "law", "explain", "LDTT", "--on", "2026-05-30", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["code"] == "LDTT"
    assert list(tmp_path.iterdir()) == []


def test_a_broken_law_stops_the_server_with_file_line_and_reason(tmp_path):
    law = tmp_path / "law"
    shutil.copytree(root(), law)
    award = law / "awards" / "LDTT.yaml"
    award.write_text(
        award.read_text(encoding="utf-8").replace("kinds: ldtt_leave_kinds", "kinds: ldtt_leave_sorts")
    )

    done = run(tmp_path / "home", "serve", "--port", str(free_port()), THIDUA_LAW=str(law))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[:2] == [
        "Thư viện luật có lỗi, máy chủ không mở:",
        "awards/LDTT.yaml:30: LDTT: from 2017-10-01: leave: there is no parameter ldtt_leave_sorts",
    ]


def test_a_taken_port_is_said_plainly(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"Cổng {port} đang có chương trình khác dùng"):
            check_port("127.0.0.1", port)
        done = run(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"thidua serve --port {port + 1}" in done.stderr


def test_a_free_port_is_free():
    assert check_port("127.0.0.1", free_port()) is None


@pytest.mark.django_db
def test_plain_http_is_for_this_machine_only(capsys):
    assert serve(port=free_port(), host="192.0.2.7") == 1
    assert "--lan" in capsys.readouterr().err


def test_the_lan_is_served_over_https_under_the_address_that_is_printed(tmp_path):
    """The address is allowed and cookies go over https only: the settings of a new start, not of the old one."""
    port = free_port()
    with (tmp_path / "lan.log").open("wb") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "thidua.cli",
                "serve",
                "--lan",
                "--host",
                "127.0.0.2",
                "--port",
                str(port),
            ],
            env={**environment(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=log,
            stderr=log,
        )
    try:
        response = wait_for(f"https://127.0.0.2:{port}/bat-dau/", server)
    finally:
        server.terminate()
        server.wait(20)
    assert response.status == 200
    assert "Secure" in response.headers["Set-Cookie"]
    assert "Dấu vân tay" in (tmp_path / "lan.log").read_text()


def wait_for(address, server):
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    for _ in range(1_800):
        try:
            with urllib.request.urlopen(address, context=trusting, timeout=5) as response:
                return response
        except OSError:
            assert server.poll() is None
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.mark.parametrize(
    "words", [["ledger", "verify"], ["serve", "--port", "99999"], ["serve", "--port", "abc"]]
)
def test_wrong_words_and_an_empty_home_are_one_plain_answer(tmp_path, words):
    done = run(tmp_path, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert done.stderr.strip()


def test_a_home_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    done = run(tmp_path, "ledger", "verify", THIDUA_HOME=str(tmp_path / "file" / "home"))
    assert "Không dùng được thư mục dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_made_is_for_its_owner_only(tmp_path):
    assert run(tmp_path, "migrate").returncode == 0
    assert stat.S_IMODE((tmp_path / "thidua.sqlite3").stat().st_mode) == 0o600


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    for _ in range(2):
        assert run(tmp_path, "ledger", "verfy").returncode == 2
        key = tmp_path / "secret-key"
        assert (stat.S_IMODE(key.stat().st_mode), len(key.read_text())) == (0o600, 67)
        first = key.read_text()
    assert key.read_text() == first


def test_the_lan_certificate_is_kept_until_an_address_is_missing(tmp_path):
    cert, key, first = certificate.prepare(tmp_path / "tls", ["127.0.0.1"])
    assert certificate.prepare(tmp_path / "tls", ["127.0.0.1"])[2] == first
    assert certificate.prepare(tmp_path / "tls", ["127.0.0.1", "192.0.2.7"])[2] != first
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert cert.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    assert len(first.split(":")) == 32
