"""Kept bytes: once under their digest, checked when read, swept when nobody names them."""

import hashlib
import os
import time

import pytest

from factories.base import actor, make_school
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.files.queries import FileDamagedError, content_of, sweep_orphans
from thidua.files.store import folder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.THIDUA_HOME = tmp_path


@pytest.fixture
def school():
    return make_school()


def put(school, content=b"bien ban", name="a.docx"):
    return keep(by=actor(school.alice, school), content=content, name=name, content_type="text/plain")


def test_bytes_come_back_as_they_were(school):
    assert content_of(put(school)) == b"bien ban"


def test_a_name_too_long_for_its_column_keeps_its_ending(school):
    put(school, name="Bản quét " + "x" * 240 + ".pdf")
    assert StoredFile.objects.get().name == "x" * 196 + ".pdf"


def test_the_same_bytes_lie_on_disk_once_and_each_unit_has_its_row(school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    put(school)
    put(other)
    assert [path.name for path in folder().iterdir()] == [hashlib.sha256(b"bien ban").hexdigest()]
    assert {row.unit for row in StoredFile.objects.all()} == {school.unit.id, other.unit.id}


def test_damaged_bytes_are_refused(school):
    stored = put(school)
    (folder() / stored.sha256).write_bytes(b"khac")
    with pytest.raises(FileDamagedError):
        content_of(stored)


def test_old_orphans_are_swept_and_nothing_else(school):
    stored = put(school)
    old, young = folder() / ("0" * 64), folder() / ("1" * 64)
    for path in (old, young):
        path.write_bytes(b"x")
    day_ago = time.time() - 25 * 3600
    for path in (old, folder() / stored.sha256):
        os.utime(path, (day_ago, day_ago))
    assert sweep_orphans() == 1
    assert {path.name for path in folder().iterdir()} == {stored.sha256, young.name}


def test_keeping_again_makes_an_old_orphan_young(school):
    stored = put(school)
    day_ago = time.time() - 25 * 3600
    os.utime(folder() / stored.sha256, (day_ago, day_ago))
    put(school)
    assert time.time() - (folder() / stored.sha256).stat().st_mtime < 60
