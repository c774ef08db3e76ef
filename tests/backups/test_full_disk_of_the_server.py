"""The server's own disk is full: uploads and rows are refused with a page in Vietnamese, and nothing is lost or half kept."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from backups.conftest import everything, kept_bytes
from factories.base import actor
from serving import environment
from thidua.files.actions import keep
from thidua.units.models import Team

# In a process of its own: no file of which may grow beyond what it is now, as on a full disk.
VISIT = """
import json, resource, sys
import django
django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from django.test import Client
from thidua.accounts.models import User
settings.ALLOWED_HOSTS = ["testserver"]
address, username, largest, fields = json.loads(sys.argv[1])
client = Client(raise_request_exception=False)
client.force_login(User.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend")
page = client.get(address)
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
answer = client.post(address, fields)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps([answer.status_code, answer.content.decode()]))
"""


def visit(
    home: Path, address: str, username: str, *, largest: int, fields: dict[str, str]
) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", VISIT, json.dumps([address, username, largest, fields])],
        env={
            **environment(home),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DJANGO_SETTINGS_MODULE": "thidua.settings",
            "PYTHONDONTWRITEBYTECODE": "1",  # half a compiled module would stay behind
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    status, page = json.loads(done.stdout.splitlines()[-1])
    return status, page


def test_a_row_that_finds_no_room_is_a_page_that_says_so(home):
    before = Team.objects.count()
    status, page = visit(
        home.folder, "/nhan-su/to/", home.school.officer.username, largest=1_000, fields={"name": "Tổ Mới"}
    )
    assert status == 507
    assert "Máy chủ không ghi được vào ổ đĩa" in page
    assert "Ổ đĩa đã đầy" in page
    assert Team.objects.count() == before
    status, _ = visit(
        home.folder, "/nhan-su/to/", home.school.officer.username, largest=1 << 30, fields={"name": "Tổ Mới"}
    )
    assert (status, Team.objects.count()) == (302, before + 1)


def test_a_file_that_finds_no_room_leaves_neither_row_nor_bytes(home):
    rows, files = everything(), kept_bytes(home.folder)
    by = actor(home.school.alice, home.school)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, unlimited[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            keep(by=by, content=bytes(50_000), name="qd.pdf", content_type="application/pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert (everything(), kept_bytes(home.folder)) == (rows, files)
