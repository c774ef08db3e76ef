"""Who is in the home: many at work, or one who moves."""

import pytest
from django.db import connection

from databases import pointed_at, sqlite_settings
from serving import thidua
from thidua.cli import home
from thidua.cli.home import HomeBeingMovedError, HomeInUseError, alone, enter, share


@pytest.fixture(autouse=True)
def own_home(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(home, "_held", held := [])
    settings.THIDUA_HOME = tmp_path
    yield tmp_path
    for handle in held:
        home.os.close(handle)


def test_many_share_a_home_and_nobody_moves_it_meanwhile():
    share()
    share()
    with pytest.raises(HomeInUseError, match="Hãy dừng máy chủ"), alone():
        pass


def test_while_one_moves_it_nobody_comes_in():
    with alone(), pytest.raises(HomeBeingMovedError, match="đang được chuyển"):
        enter()
    assert enter() is None


def test_what_is_wrong_with_the_address_is_said_before_anything_else(own_home):
    for url, said in [
        (
            "mysql://ai:gi@may/ten",
            "Không dùng được DATABASE_URL: Địa chỉ cơ sở dữ liệu phải có dạng postgres://",
        ),
        ("postgres://ai:gi@127.0.0.1:1/ten", "Không nối được tới PostgreSQL ở 127.0.0.1/ten"),
    ]:
        with pytest.raises(RuntimeError, match=said) as told:
            thidua(own_home, "ledger", "verify", DATABASE_URL=url)
        assert ("Traceback" in str(told.value), "gi@" in str(told.value)) == (False, False)


def test_a_commit_waits_for_the_disk(own_home, django_db_blocker):
    file = sqlite_settings(own_home / "thidua.sqlite3")
    with django_db_blocker.unblock(), pointed_at(file), connection.cursor() as cursor:
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]
