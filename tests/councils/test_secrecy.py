"""Secrecy on SQLite: first with the guard off, where the order of rows and the file itself give every voter away."""

import sqlite3

import pytest
from django.db import connection

from factories.base import make_school
from factories.councils import voting
from thidua.councils.actions import traces
from thidua.councils.actions import voting as acts
from thidua.councils.models import Ballot, Choice, Receipt, Roll

VOTERS, NAMES = 9, 5
YES, NO = Choice.AGREE, Choice.DISAGREE


class InOrder:
    """A source of chance that leaves everything as it lies."""

    def shuffle(self, _rows):
        return None


@pytest.fixture
def sitting(sqlite_file):
    """Nine members, five names: by chance alone nobody guesses who chose what (126 ways a name)."""
    return voting(make_school(), names=NAMES, members=VOTERS)


def pattern(voter, name):
    """What the voter of this place chooses for the name of this place: five agree, four do not, differently each."""
    return YES if (voter * 5 + name * 3 + voter * name) % VOTERS < 5 else NO


def vote(sitting):
    """Everybody votes; gives what really happened, by voter and name, and each voter's code."""
    choices, codes = {}, {}
    for place, seat in enumerate(sitting.members):
        chosen = [pattern(place, name) for name in range(NAMES)]
        codes[seat.id] = sitting.cast(seat.person.user, *chosen)
        choices |= {(seat.id, name.id): choice for name, choice in zip(sitting.names, chosen, strict=True)}
    return choices, codes


def as_written(rows):
    """In the order in which the rows were written: SQLite numbers them, whatever their keys."""
    return sorted(rows.extra(select={"place": "rowid"}), key=lambda row: row.place)


def choices_by_order(sitting):
    """Whoever reads the file puts roll and ballots side by side."""
    voters = [roll.member_id for roll in as_written(Roll.objects.all())]
    linked = {}
    for name in sitting.names:
        ballots = as_written(Ballot.objects.filter(name=name))
        linked |= {
            (voter, name.id): Choice(ballot.choice) for voter, ballot in zip(voters, ballots, strict=True)
        }
    return linked


def codes_by_order():
    pairs = zip(as_written(Roll.objects.all()), as_written(Receipt.objects.all()), strict=True)
    return {roll.member_id: receipt.code for roll, receipt in pairs}


def test_while_open_the_order_of_rows_links_every_voter(sitting):
    choices, codes = vote(sitting)
    assert choices_by_order(sitting) == choices
    assert codes_by_order() == codes


def test_closed_without_writing_anew_the_order_still_links_every_voter(sitting, monkeypatch):
    monkeypatch.setattr(acts, "_write_anew", lambda _motion, _shuffle: None)
    choices, codes = vote(sitting)
    sitting.close()
    assert choices_by_order(sitting) == choices
    assert codes_by_order() == codes


def test_closed_with_new_ids_but_without_chance_the_order_still_links_every_voter(sitting, monkeypatch):
    monkeypatch.setattr(acts, "SystemRandom", InOrder)
    choices, codes = vote(sitting)
    before = set(Ballot.objects.values_list("id", flat=True))
    sitting.close()
    assert before.isdisjoint(Ballot.objects.values_list("id", flat=True))
    assert choices_by_order(sitting) == choices
    assert codes_by_order() == codes


def test_closed_as_it_is_closed_the_order_links_nothing(sitting):
    choices, codes = vote(sitting)
    sitting.close()
    linked = choices_by_order(sitting)
    assert linked.keys() == choices.keys()
    assert linked != choices
    assert codes_by_order() != codes


def test_nothing_is_lost_or_added_by_writing_anew(sitting):
    choices, codes = vote(sitting)
    sitting.close()
    for name in sitting.names:
        truth = sorted(choice for (_, named), choice in choices.items() if named == name.id)
        assert sorted(Ballot.objects.filter(name=name).values_list("choice", flat=True)) == truth
        assert name.agree == truth.count(YES)
    assert sorted(Receipt.objects.values_list("code", flat=True)) == sorted(codes.values())


def old_ids_on_disk(file, ids):
    """Which ballots, by their ids of the time of voting, can still be found in the database's files."""
    content = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return {number for number in ids if number.to_bytes(8, "big") in content}


def ids():
    return set(Ballot.objects.values_list("id", flat=True)) | set(
        Receipt.objects.values_list("id", flat=True)
    )


def test_without_truncation_the_write_ahead_log_still_holds_every_vote(sitting, sqlite_file, monkeypatch):
    monkeypatch.setattr(acts, "erase_traces", lambda: None)
    vote(sitting)
    cast = ids()
    sitting.close()
    assert old_ids_on_disk(sqlite_file, cast) == cast


@pytest.mark.parametrize(("secure_delete", "stays"), [("OFF", True), ("ON", False)])
def test_deleted_rows_stay_readable_in_the_file_unless_secure_delete_is_on(
    sitting, sqlite_file, secure_delete, stays
):
    vote(sitting)
    cast = ids()
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA secure_delete={secure_delete}")
    Ballot.objects.all().delete()
    Receipt.objects.all().delete()
    traces.erase_traces()
    assert bool(old_ids_on_disk(sqlite_file, cast)) is stays


def test_secure_delete_is_on_by_the_settings(sqlite_file):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)


def test_after_closing_no_vote_as_it_was_cast_is_in_the_files(sitting, sqlite_file):
    vote(sitting)
    cast = ids()
    assert old_ids_on_disk(sqlite_file, cast) == cast
    sitting.close()
    assert old_ids_on_disk(sqlite_file, cast) == set()
    assert sqlite_file.with_name(f"{sqlite_file.name}-wal").stat().st_size == 0


def test_reader_who_holds_the_log_is_waited_for_and_then_named(sitting, sqlite_file, caplog):
    """A page somebody reads for longer than the time-out keeps the log; the log line says so, and no choice."""
    vote(sitting)
    reader = sqlite3.connect(sqlite_file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM councils_roll").fetchone()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    sitting.close()
    reader.close()
    assert [record.getMessage() for record in caplog.records] == [
        "the write-ahead log could not be truncated after a vote; the next one closes it"
    ]
