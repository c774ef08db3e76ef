"""Full disks, closed folders, two at once, a kill: a sentence, exit code 1, and no file that looks whole."""

import fcntl
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from serving import environment
from thidua.backups.archive import open_archive, write_archive
from thidua.backups.errors import AlreadyRunningError, AlreadyThereError, CannotWriteError, NotABackupError
from thidua.backups.store import Note, write_note

NOBODY = 65_534


def run(
    home: Path, *words: str | Path, largest: int | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own; `largest`: no file may grow beyond, as on a full disk."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    # No compiled modules: half of one would stay behind where no file may grow.
    return subprocess.run(
        [sys.executable, "-m", "thidua.cli", *map(str, words)],
        env={
            **environment(home, more),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder in which we may not write; as root we are nobody meanwhile, since root may everywhere."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
        yield folder
        os.seteuid(0)
    else:
        yield folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_command_writes_one_file_for_its_owner_only_and_checks_it(home, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    done = run(home.folder, "backup", usb)
    assert (done.returncode, done.stderr) == (0, "")
    (name,) = names_in(usb)
    assert stat.S_IMODE((usb / name).stat().st_mode) == 0o600
    assert "còn trống" in done.stdout
    assert "đã đọc lại và kiểm tra" in done.stdout
    checked = run(tmp_path / "elsewhere", "backup", "--check", usb / name)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "Bản sao lưu nguyên vẹn" in checked.stdout


def test_the_restored_home_on_another_machine_serves_and_verifies(home, tmp_path):
    copy = home.backup()
    other = tmp_path / "machine" / "home"
    done = run(other, "restore", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 nhật ký nguyên vẹn" in done.stdout
    assert "nguyên vẹn" in run(other, "ledger", "verify").stdout
    again = run(other, "restore", copy)
    assert again.returncode == 1
    assert "không bao giờ ghi đè" in again.stderr


@pytest.mark.parametrize("largest", [20_000, 2_000])
def test_a_full_disk_ends_a_backup_without_any_file(home, tmp_path, largest):
    usb = tmp_path / "usb"
    usb.mkdir()
    done = run(home.folder, "backup", usb, largest=largest)
    assert done.returncode == 1
    assert "Không ghi được vào" in done.stderr
    assert "Traceback" not in done.stderr
    assert names_in(usb) == []


@pytest.mark.parametrize("largest", [300_000, 10_000])
def test_a_full_disk_ends_a_restore_with_an_empty_home(home, tmp_path, largest):
    copy = home.backup()
    other = tmp_path / "other"
    done = run(other, "restore", copy, largest=largest)
    assert done.returncode == 1
    assert "Không ghi được vào" in done.stderr
    assert "Traceback" not in done.stderr
    assert names_in(other) == []


def test_a_refused_restore_takes_no_key_away_that_was_there(home, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "secret-key").write_text("x" * 50, encoding="ascii")
    assert run(other, "restore", tmp_path / "none.zip").returncode == 1
    assert names_in(other) == ["secret-key"]


def test_a_closed_folder_is_said_plainly(home, closed):
    with pytest.raises(CannotWriteError, match="Không được phép ghi"):
        write_archive(closed / "one.zip")


def test_a_note_that_cannot_be_written_leaves_nothing_behind(home, settings, tmp_path):
    folder = tmp_path / "copies"
    settings.THIDUA_BACKUP_FOLDER = str(folder)
    (folder / "one.zip.json").mkdir(parents=True)
    with pytest.raises(CannotWriteError, match="Đây là thư mục, không phải tệp"):
        write_note("one.zip", Note("a" * 64, files=0, missing=0, by=""))
    assert names_in(folder) == ["one.zip.json"]


def test_what_cannot_be_read_as_a_backup_says_why(tmp_path):
    with pytest.raises(NotABackupError, match="là thư mục"), open_archive(tmp_path):
        pass
    with pytest.raises(NotABackupError, match="Không có tệp"), open_archive(tmp_path / "none.zip"):
        pass


def test_a_file_closed_to_us_is_said_plainly(tmp_path, closed):
    with pytest.raises(NotABackupError, match="Không được phép đọc tệp"), open_archive(Path("/etc/shadow")):
        pass


def test_a_folder_that_is_not_there_is_said_plainly(home, tmp_path):
    done = run(home.folder, "backup", tmp_path / "usb" / "one.zip")
    assert done.returncode == 1
    assert "cắm ổ USB" in done.stderr


def test_an_older_copy_of_the_same_name_is_never_written_over(home):
    copy = home.backup()
    before = copy.read_bytes()
    with pytest.raises(AlreadyThereError, match="không bao giờ ghi đè"):
        home.backup()
    assert copy.read_bytes() == before


def test_of_two_at_once_into_one_file_the_second_is_told(home):
    told = []

    def second(done: int, _whole: int) -> None:
        if done == 0:
            with pytest.raises(AlreadyRunningError) as refusal:
                home.backup()
            told.append(refusal.value)

    copy = home.backup(on_part=second)
    assert len(told) == 1
    with open_archive(copy) as archive:
        archive.check()


def test_nothing_is_restored_under_a_running_server(home, tmp_path):
    """The server's home is empty of data yet, and stays its own."""
    copy = home.backup()
    other = tmp_path / "other"
    other.mkdir()
    handle = os.open(other, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)  # as every command does that works in a home
    done = run(other, "restore", copy)
    os.close(handle)
    assert done.returncode == 1
    assert "Đang có chương trình khác làm việc" in done.stderr
    assert names_in(other) == []
    assert run(other, "restore", copy).returncode == 0


@pytest.fixture
def killed_at() -> Callable[[Path, Path], int]:
    """Starts a back-up, kills it as soon as the hidden file is there; its exit code."""

    def run_and_kill(home: Path, target: Path) -> int:
        process = subprocess.Popen(
            [sys.executable, "-m", "thidua.cli", "backup", str(target)],
            env={
                **environment(home),
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            stdout=subprocess.DEVNULL,
        )
        while process.poll() is None and not any(target.parent.glob(".*")):
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        return process.wait()

    return run_and_kill


def test_a_killed_backup_leaves_nothing_that_looks_whole_and_the_next_one_succeeds(home, tmp_path, killed_at):
    usb = tmp_path / "usb"
    usb.mkdir()
    assert killed_at(home.folder, usb / "one.zip") == -signal.SIGKILL
    assert names_in(usb) == [".one.zip.dang-ghi"]
    assert run(home.folder, "backup", usb / "one.zip").returncode == 0
    assert names_in(usb) == ["one.zip"]
