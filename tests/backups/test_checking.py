"""What is no whole back-up of this program is refused before anything of it reaches the home."""

import hashlib
import random
import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from backups.tampering import changed, manifest_of
from thidua.backups.archive import open_archive, restore
from thidua.backups.errors import (
    BackupDamagedError,
    BackupRefusedError,
    BackupTooNewError,
    NotABackupError,
)
from thidua.core import clock

BOMB = 50 << 20


@pytest.fixture
def copy(home) -> Path:
    return home.backup()


@pytest.fixture
def refused(home):
    """Restores into an empty home, which is as empty afterwards; gives the refusal."""

    def attempt(path: Path) -> BackupRefusedError:
        with home.another() as other:
            with pytest.raises(BackupRefusedError) as refusal:
                restore(path)
            assert [one.name for one in other.iterdir()] == ["secret-key"]
            assert (other / "secret-key").read_text(encoding="ascii") == "of a first look"
        return refusal.value

    return attempt


def test_other_files_are_told_from_backups(home, refused):
    folder = home.folder.parent
    (folder / "letter.txt").write_text("Kính gửi", encoding="utf-8")
    with ZipFile(folder / "letter.docx", "w") as letter:
        letter.writestr("word/document.xml", "<w/>")
    with ZipFile(folder / "other.zip", "w") as other:
        other.writestr("manifest.json", '{"product": "other", "format": 1}')
    with ZipFile(folder / "list.zip", "w") as other:
        other.writestr("manifest.json", "[1]")
    (folder / "empty.zip").write_bytes(b"")
    for name in ("letter.txt", "letter.docx", "other.zip", "list.zip", "empty.zip"):
        assert isinstance(refused(folder / name), NotABackupError), name
    assert "Không có tệp" in str(refused(folder / "nowhere.zip"))
    assert "là thư mục" in str(refused(folder))


def test_a_copy_that_was_cut_short_is_refused(copy, refused):
    whole = copy.read_bytes()
    for keep in (len(whole) - 1, len(whole) // 2, 100):
        short = copy.with_name(f"short-{keep}.zip")
        short.write_bytes(whole[:keep])
        assert isinstance(refused(short), NotABackupError)


def test_no_flipped_bit_of_a_part_goes_unseen(copy):
    """Every part has one bit turned somewhere in its bytes; and many bits anywhere leave it refused or the same."""
    whole, chance = copy.read_bytes(), random.Random(1)
    with ZipFile(copy) as opened:
        # Of a packed part the last byte may have bits that mean nothing.
        large = [entry for entry in opened.infolist() if entry.compress_size > 9]
    places = [(entry.header_offset + 30 + len(entry.filename) + 20, entry) for entry in large]
    assert len(places) > 10
    damaged = copy.with_name("damaged.zip")
    for start, entry in places:
        content = bytearray(whole)
        content[start + chance.randrange(entry.compress_size - 1)] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        with pytest.raises((BackupDamagedError, NotABackupError)), open_archive(damaged) as archive:
            archive.check()
    meant = manifest_of(copy)["parts"]
    for _ in range(150):
        content = bytearray(whole)
        content[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        try:
            with open_archive(damaged) as archive:
                archive.check()
                assert {name: part.sha256 for name, part in archive.manifest.parts.items()} == {
                    name: part["sha256"] for name, part in meant.items()
                }
        except BackupRefusedError:
            pass


def test_a_damaged_table_or_file_leaves_nothing_behind(copy, refused):
    contents = manifest_of(copy)
    file = next(name for name in contents["parts"] if name.startswith("files/"))
    wrong = changed(copy, without=[file], more={file: b"others"})
    assert f"{file} không đúng dấu vân tay" in str(refused(wrong))
    contents["tables"]["units_team"]["rows"] += 1
    assert "bảng units_team có 3 dòng, bản kê ghi 4 dòng" in str(refused(changed(copy, manifest=contents)))


def test_rows_that_do_not_fit_their_table_are_refused(copy, refused):
    same = changed(copy, rows={"people_person": lambda lines: lines})
    assert manifest_of(same) == manifest_of(copy)
    for rewrite in (
        lambda lines: lines.replace(b'"1985-03-12"', b'"yesterday"'),
        lambda lines: b"[1,2]\n" + lines,
        lambda lines: b"no json\n" + lines,
    ):
        bad = _with_rows(copy, "people_person", rewrite)
        assert "một dòng của bảng people_person không đọc được" in str(refused(bad))


def _with_rows(copy: Path, table: str, rewrite) -> Path:
    name = f"tables/{table}.jsonl"
    with ZipFile(copy) as opened:
        content = rewrite(opened.read(name))
    contents = manifest_of(copy)
    contents["parts"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return changed(copy, manifest=contents, without=[name], more={name: content})


def test_a_newer_programs_backup_names_its_version(copy, refused):
    newer = manifest_of(copy) | {"program": "9.9"}
    newer["migrations"] = [*newer["migrations"], ["units", "0999_of_the_future"]]
    refusal = refused(changed(copy, manifest=newer))
    assert isinstance(refusal, BackupTooNewError)
    made_at = datetime.fromisoformat(newer["made_at"]).astimezone(clock.HANOI)
    assert str(refusal) == (
        f"Bản sao lưu lập lúc {made_at:%d/%m/%Y %H:%M} dùng cấu trúc dữ liệu mới hơn chương trình ở đây (chưa biết "
        "bước units.0999_of_the_future; bản sao lưu do phiên bản 9.9 lập). Hãy cài bản Thi Đua mới hơn, ít nhất là "
        "bản đã lập tệp này, rồi khôi phục."
    )
    refusal = refused(changed(copy, manifest={"product": "thidua-backup", "format": 2, "program": "9.9"}))
    assert isinstance(refusal, BackupTooNewError)
    assert "dạng tệp 2, ở đây đọc được đến 1" in str(refusal)


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "files/../../evil", "files/short", "tables/a b.jsonl", "files/" + "A" * 64],
)
def test_names_that_lead_elsewhere_are_never_unpacked(copy, refused, name):
    contents = manifest_of(copy)
    assert isinstance(refused(changed(copy, more={name: b"x"})), BackupDamagedError)
    contents["parts"][name] = {"size": 1, "sha256": "2" * 64}
    assert isinstance(refused(changed(copy, manifest=contents, more={name: b"x"})), BackupDamagedError)


def test_parts_that_the_list_does_not_name_or_that_are_not_there_are_refused(copy, refused):
    assert "không khớp với bản kê" in str(refused(changed(copy, more={"files/" + "a" * 64: b"x"})))
    file = next(name for name in manifest_of(copy)["parts"] if name.startswith("files/"))
    assert "không khớp với bản kê" in str(refused(changed(copy, without=[file])))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(copy, refused):
    twice = copy.with_name("twice.zip")
    shutil.copyfile(copy, twice)
    with ZipFile(twice, "a", ZIP_DEFLATED) as opened:
        opened.writestr("secret-key", "another")
    assert "có tệp lạ" in str(refused(twice))


def test_a_bomb_is_not_blown_up(copy, refused):
    """A part that unpacks to more than its list says is left after the first piece too many; a list that promises more
    than the disk has is not even begun."""
    file = "files/" + "a" * 64
    contents = manifest_of(copy)
    contents["parts"][file] = {"size": 10, "sha256": "a" * 64}
    bomb = changed(copy, manifest=contents, more={file: bytes(BOMB)})
    assert bomb.stat().st_size < BOMB // 20
    assert "dài hơn bản kê" in str(refused(bomb))
    contents["parts"][file] = {"size": 1 << 60, "sha256": "a" * 64}
    assert "Ổ đĩa đã đầy" in str(refused(changed(copy, manifest=contents, more={file: b"x"})))


def test_lists_of_contents_that_make_no_sense_are_refused(copy, refused):
    contents = manifest_of(copy)
    for wrong in (
        {**contents, "parts": [1]},
        {**contents, "tables": {"units_team": {"rows": 1}}},
        {**contents, "heads": [[1]]},
        {**contents, "unknown": 1},
        {key: value for key, value in contents.items() if key != "heads"},
        {**contents, "parts": {**contents["parts"], "secret-key": {"size": -1, "sha256": "a" * 64}}},
    ):
        assert "bản kê không đọc được" in str(refused(changed(copy, manifest=wrong)))
