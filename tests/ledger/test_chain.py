"""The chain: what is hashed, what is found when somebody tampers, what stays after erasure."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection

from factories.base import make_school
from thidua.cli.ledger import run
from thidua.core import clock
from thidua.ledger import kinds
from thidua.ledger.actions import Actor, action, record
from thidua.ledger.chain import canonical, keyed
from thidua.ledger.models import DigestKey, Line
from thidua.ledger.queries import digest_of_day, story_of, verify
from thidua.people.models import Grade

pytestmark = pytest.mark.django_db


TRIGGERS = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS ledger_line_no_update",
        "DROP TRIGGER IF EXISTS ledger_line_no_delete",
        "DROP TRIGGER IF EXISTS ledger_head_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS ledger_line_no_change ON ledger_line",
        "DROP TRIGGER IF EXISTS ledger_head_no_delete ON ledger_head",
    ],
}


def tamper(sentence: str, *values: object) -> None:
    """What somebody with the database's own rights could do: take the triggers away first."""
    with connection.cursor() as cursor:
        for drop in TRIGGERS[connection.vendor]:
            cursor.execute(drop)
        cursor.execute(sentence, values)


def test_a_fresh_school_has_a_whole_chain():
    school = make_school()
    [verdict] = verify()
    assert (verdict.unit, verdict.broken_at) == (school.unit.id, None)
    assert verdict.lines == Line.objects.count() > 20


def test_two_units_have_two_chains():
    first, second = make_school(), make_school("THCS-CL", "Trường THCS Cỏ Lau")
    assert {verdict.unit for verdict in verify()} == {first.unit.id, second.unit.id}


def test_a_changed_line_is_named():
    make_school()
    tamper("UPDATE ledger_line SET kind = 'units.role_ended' WHERE number = 7")
    [verdict] = verify()
    assert (verdict.broken_at, verdict.sentence) == (7, "nội dung dòng 7 đã bị sửa")


def test_a_removed_line_is_named():
    make_school()
    tamper("DELETE FROM ledger_line WHERE number = 5")
    assert [verdict.broken_at for verdict in verify()] == [5]


def test_a_line_cut_off_the_end_is_noticed_by_the_head():
    make_school()
    last = Line.objects.count()
    tamper("DELETE FROM ledger_line WHERE number = %s", last)
    assert [(verdict.broken_at, verdict.lines) for verdict in verify()] == [(last, last - 1)]


def test_a_chain_without_its_head_is_broken():
    make_school()
    tamper("DELETE FROM ledger_head")
    assert [verdict.broken_at is None for verdict in verify()] == [False]


def test_the_command_names_the_unit_and_the_broken_line(capsys):
    make_school()
    assert run(["verify"]) == 0
    assert "nguyên vẹn" in capsys.readouterr().out
    tamper("UPDATE ledger_line SET kind = 'x' WHERE number = 3")
    assert run(["verify"]) == 1
    assert "Trường THCS Hoa Sen: ĐỨT ở dòng 3" in capsys.readouterr().out
    assert run(["verfy"]) == 2


def test_a_papers_seal_stands_until_the_chain_is_written_anew(capsys):
    school = make_school()
    seal = digest_of_day(unit=school.unit.id, day=clock.today())
    assert run(["verify", "--seal", seal.upper()]) == 0
    assert run(["verify", "--seal", "0" * 64]) == 1
    assert "KHÔNG có trong chuỗi nào" in capsys.readouterr().out


def test_lines_hold_no_personal_value():
    make_school()
    everything = json.dumps(list(Line.objects.values("fields", "units", "kind")), default=str)
    for word in ("Hoa Sim", "hoasim", "alice", "Trường THCS", "staff", "2025-2026"):
        assert word not in everything


def test_erasing_the_keys_leaves_the_chain_verifiable():
    make_school()
    DigestKey.objects.all().delete()
    assert [verdict.broken_at for verdict in verify()] == [None]


def test_many_persons_in_one_line_stand_each_under_their_own_key(monkeypatch):
    school = make_school()
    monkeypatch.setitem(kinds._SENTENCES, "house.graded", "Thử")
    hoa, mai = school.person(school.binh), school.person(school.dung)

    @action("house.graded")
    def grade(*, by: Actor) -> None:
        record(about=school.year, each={hoa.id: {"grade": "good"}, mai.id: {"grade": (None, "good")}})

    grade(by=Actor(user=None, unit=school.unit.id))
    each = Line.objects.order_by("-number").first().fields["each"]
    keys = {row.about: bytes(row.key) for row in DigestKey.objects.all()}
    assert each == {str(one): {"grade": [None, keyed(keys[one], "good")]} for one in (hoa.id, mai.id)}
    assert each[str(hoa.id)] != each[str(mai.id)]


def test_digests_tell_equal_from_different_only_to_who_holds_the_key():
    assert keyed(b"k" * 32, "Hoa Sim") == keyed(b"k" * 32, "Hoa Sim")
    assert keyed(b"k" * 32, "Hoa Sim") != keyed(b"l" * 32, "Hoa Sim")
    assert keyed(b"k" * 32, None) is None


def test_values_are_hashed_alike_on_every_database():
    value = {
        "at": datetime(2026, 7, 20, 8, tzinfo=UTC).astimezone(clock.HANOI),
        "on": date(2026, 7, 20),
        "months": Decimal("10.0"),
        "grade": Grade.GOOD,
        "set": {"b", "a"},
    }
    assert canonical(value).decode() == (
        '{"at":"2026-07-20T08:00:00.000000+00:00","grade":"good","months":"10","on":"2026-07-20","set":["a","b"]}'
    )


def test_the_story_of_a_thing_is_told_newest_first():
    school = make_school()
    story = story_of(unit=school.unit.id, about=[school.unit.id, school.year.id])
    assert [happening.sentence for happening in story] == [
        "Mở năm học",
        "Ghi cấp trên trực tiếp của đơn vị",
        "Ghi cấp trên trực tiếp của đơn vị",
        "Khai báo đơn vị",
    ]


def test_the_digest_of_a_day_is_that_of_its_last_line():
    school = make_school()
    last = Line.objects.get(number=Line.objects.count())
    assert digest_of_day(unit=school.unit.id, day=clock.today()) == last.digest
    assert digest_of_day(unit=school.unit.id, day=date(2020, 1, 1)) == ""


def test_flush_is_refused_by_the_ledger():
    make_school()
    with pytest.raises(Exception, match="append-only|Database .* couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)
