"""A home restored elsewhere is the same home: every row, every file, the ledger, and the next number."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from backups.conftest import everything, kept_bytes, moved_to
from backups.tampering import changed, manifest_of
from factories.base import actor, sign_in
from factories.councils import voting
from factories.documents import issue
from thidua.backups.archive import finish_or_forget, restore, write_archive
from thidua.backups.errors import HomeNotEmptyError, LedgerBrokenError, QuietHoursError
from thidua.cli.database import is_ready
from thidua.ledger.models import Head
from thidua.ledger.queries import verify
from thidua.units.actions import create_team


def test_every_row_every_file_and_the_key_are_the_same_elsewhere(home):
    before, files = everything(), kept_bytes(home.folder)
    copy = home.backup()
    with home.another() as other:
        restore(copy)
        assert everything() == before
        assert kept_bytes(other) == files
        assert (other / "secret-key").read_text(encoding="ascii") == "khoa-cua-truong"
        assert sorted(
            path.name for path in other.iterdir() if not path.name.startswith("thidua.sqlite3")
        ) == [
            "files",
            "secret-key",
        ]


def test_a_key_whose_file_is_gone_is_copied_as_the_program_knows_it(home):
    (home.folder / "secret-key").unlink()
    copy = home.backup()
    with home.another() as other:
        restore(copy)
        assert (other / "secret-key").read_text(encoding="ascii") == home.settings.SECRET_KEY


def test_work_goes_on_in_the_restored_home_with_the_next_number(home):
    copy = home.backup()
    with home.another():
        restore(copy)
        assert [verdict.broken_at for verdict in verify()] == [None]
        last = Head.objects.get().number
        create_team(by=actor(home.school.alice, home.school), unit=home.school.unit, name="Tổ Thể dục")
        assert Head.objects.get().number == last + 1
        assert issue(home.school).number == 2
        assert sign_in(Client(), home.school.an).get("/").status_code == 200


def test_the_ledger_is_append_only_in_the_restored_home_too(home):
    copy = home.backup()
    with home.another():
        restore(copy)
        with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
            cursor.execute("UPDATE ledger_line SET kind = 'x'")


def test_a_copy_is_one_moment_whatever_is_written_meanwhile(home):
    by = actor(home.school.alice, home.school)
    before = everything()

    def write_meanwhile(done: int, _whole: int) -> None:
        if done == 0:
            create_team(by=by, unit=home.school.unit, name="Tổ lập trong lúc sao lưu")

    copy = home.backup(on_part=write_meanwhile)
    assert everything() != before
    with home.another():
        restore(copy)
        assert everything() == before


def test_an_older_backup_is_brought_up_to_date(home):
    """Made before the program knew who had tried to sign in too often."""
    copy = home.backup()
    contents = manifest_of(copy)
    contents["migrations"] = [step for step in contents["migrations"] if step[0] != "axes"]
    gone = [name for name in contents["tables"] if name.startswith("axes_")]
    for name in gone:
        del contents["tables"][name], contents["parts"][f"tables/{name}.jsonl"]
    older = changed(copy, manifest=contents, without=[f"tables/{name}.jsonl" for name in gone])
    before = everything()
    with home.another():
        restore(older)
        assert len(gone) == 4
        assert is_ready()
        ours = {name: tally for name, tally in everything().items() if name not in _ADDED_BY_DJANGO}
        assert ours == {name: tally for name, tally in before.items() if name not in _ADDED_BY_DJANGO}


# Django enters each model here when its tables are made, with a running number.
_ADDED_BY_DJANGO = {"django_content_type", "auth_permission"}


def test_nothing_is_ever_written_over(home):
    copy = home.backup()
    before = everything()
    with pytest.raises(HomeNotEmptyError, match=r"đã có dữ liệu \(files, thidua.sqlite3"):
        restore(copy)
    assert everything() == before
    with home.another() as other:
        (other / "ghi-chu.txt").write_text("của người khác", encoding="utf-8")
        with pytest.raises(HomeNotEmptyError, match=r"ghi-chu.txt"):
            restore(copy)
        assert sorted(path.name for path in other.iterdir()) == ["ghi-chu.txt", "secret-key"]


def test_a_restore_that_was_killed_is_cleared_away_and_begun_again(home, capsys):
    copy = home.backup()
    with home.another() as other:
        # As kill -9 leaves it when files and key are in place and the database is not.
        (other / ".khoi-phuc-abc").mkdir()
        (other / ".khoi-phuc-abc" / "placing").touch()
        (other / "files").mkdir()
        (other / "files" / ("a" * 64)).write_bytes(b"half")
        assert not is_ready(make=True)
        assert "chạy lại «thidua restore" in capsys.readouterr().err
        assert list(other.iterdir()) == []
        (other / ".khoi-phuc-def").mkdir()
        restore(copy)
        assert is_ready()


def test_a_restore_killed_at_the_very_end_is_whole(home):
    copy = home.backup()
    with home.another() as other:
        restore(copy)
        (other / ".khoi-phuc-abc").mkdir()
        before = everything()
        assert finish_or_forget()
        assert everything() == before
        assert not list(other.glob(".khoi-phuc-*"))


def test_while_somebody_votes_no_copy_is_made_unless_asked_for(home):
    sitting = voting(home.school)
    with pytest.raises(QuietHoursError, match="đang bỏ phiếu kín"):
        home.backup()
    assert list(home.folder.parent.glob("*.zip")) == []
    assert home.backup(even_while_voting=True).exists()
    for seat in sitting.members:
        sitting.cast(seat.person.user, *["agree"] * len(sitting.names))
    sitting.close()
    assert home.backup("after.zip").exists()


def test_a_motion_that_opens_while_the_copy_is_made_is_not_in_it(home):
    """The question is put to the very moment that is copied."""
    opened = []

    def open_meanwhile(done: int, _whole: int) -> None:
        if not opened:
            opened.append(voting(home.school))

    copy = home.backup(on_part=open_meanwhile)
    assert manifest_of(copy)["tables"]["councils_motion"]["rows"] == 0


def test_a_forged_ledger_line_is_found(home):
    """Its digests were made to fit; the chain cannot be."""
    copy = home.backup()
    forged = changed(
        copy,
        rows={"ledger_line": lambda line: line.replace(b"units.team_created", b"units.team_renamed")},
    )
    with home.another() as other:
        with pytest.raises(LedgerBrokenError, match="nội dung dòng"):
            restore(forged)
        assert not (other / "thidua.sqlite3").exists()
        restore(forged, even_with_broken_ledger=True)
        assert (other / "thidua.sqlite3").exists()


def test_files_whose_bytes_are_gone_or_damaged_are_named(home):
    gone, damaged = sorted(kept_bytes(home.folder))
    (home.folder / "files" / gone).unlink()
    (home.folder / "files" / damaged).write_bytes(b"other bytes")
    written = write_archive(home.folder.parent / "holes.zip")
    assert written.manifest.missing == [gone, damaged]
    with home.another():
        assert restore(written.path).manifest.missing == [gone, damaged]


def test_another_home_is_another_program_altogether(home):
    """Nothing of the first home is asked for: it is away when the copy is opened."""
    copy = home.backup()
    before = everything()
    with home.another() as other:
        home.folder.rename(home.folder.with_name("away"))
        restore(copy)
        with moved_to(home.settings, other):
            assert everything() == before
