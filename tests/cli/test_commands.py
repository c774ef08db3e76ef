"""The command `thidua`: what it says when words are wrong, and what serving needs."""

import json
import os
import socket
import stat
import subprocess
import sys

import pytest

from serving import environment, free_port
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


@pytest.mark.parametrize("name", ["demo", "serve", "migrate", "law", "import", "ledger"])
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
