"""Ballots on PostgreSQL: two tabs at once, a ballot against the closing, and who can be read out of the tables.

Each is shown first with its guard off, where it must go wrong.
"""

import threading
from collections import Counter

import pytest
from django.db import connection

from factories.base import actor, make_school
from factories.councils import DAY, Sitting, candidates, make_council, voting
from thidua.councils.actions import (
    cast_ballot,
    close_motion,
    mark_attendance,
    open_meeting,
    open_motion,
    plan_meeting,
)
from thidua.councils.actions import voting as acts
from thidua.councils.actions.meetings import Presence
from thidua.councils.errors import AlreadyVotedError, MotionStillOpenError, VotingClosedError
from thidua.councils.models import Ballot, Choice, Motion, Receipt, Roll
from thidua.nominations.models import Dossier

pytestmark = pytest.mark.races
VOTERS, NAMES = 9, 5
YES, NO = Choice.AGREE, Choice.DISAGREE


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def sitting(postgres_database):
    return voting(make_school(), names=NAMES, members=VOTERS)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def ballot_of(sitting, user, *choices):
    """What a thread of its own will do; what it needs is read beforehand."""
    names = [name.id for name in sitting.names]
    given = {
        "by": actor(user, sitting.school),
        "motion": sitting.motion,
        "member": sitting.seat(user),
        "choices": dict(zip(names, choices, strict=False)),
    }
    return lambda: cast_ballot(**given)


def kinds(results):
    return Counter(type(result).__name__ for result in results)


# --- one ballot each -------------------------------------------------------------------------------


def test_without_the_unique_roll_two_tabs_at_once_give_two_votes(sitting, together):
    sql("ALTER TABLE councils_roll DROP CONSTRAINT councils_roll_once")
    results = together(
        [ballot_of(sitting, sitting.school.binh, YES), ballot_of(sitting, sitting.school.binh, NO)]
    )
    assert kinds(results) == {"str": 2}
    assert (Roll.objects.count(), Receipt.objects.count(), Ballot.objects.count()) == (2, 2, 2 * NAMES)


def test_with_the_unique_roll_two_tabs_at_once_give_one(sitting, together):
    results = together(
        [ballot_of(sitting, sitting.school.binh, YES), ballot_of(sitting, sitting.school.binh, NO)]
    )
    assert kinds(results) == {"str": 1, "AlreadyVotedError": 1}
    assert (Roll.objects.count(), Receipt.objects.count(), Ballot.objects.count()) == (1, 1, NAMES)


def test_eight_tabs_at_once_give_one_too(sitting, together):
    results = together([ballot_of(sitting, sitting.school.binh, YES)] * 8)
    assert kinds(results) == {"str": 1, AlreadyVotedError.__name__: 7}


def test_everybody_at_once_and_every_ballot_is_there(sitting, together):
    results = together([ballot_of(sitting, seat.person.user, YES) for seat in sitting.members])
    assert kinds(results) == {"str": VOTERS}
    sitting.close()
    assert sorted(Receipt.objects.values_list("code", flat=True)) == sorted(results)
    assert [(name.agree, name.blank) for name in sitting.names] == [(VOTERS, 0)] + [(0, VOTERS)] * (NAMES - 1)


# --- casting against closing -----------------------------------------------------------------------


def test_without_the_lock_a_ballot_lands_after_the_count(sitting, together, monkeypatch):
    """The voter has read that voting is open; the chair closes and counts; then the ballot is written."""
    seen_open, counted = threading.Event(), threading.Event()

    def unlocked(motion):
        return Motion.objects.select_related("meeting__council").get(id=motion)

    def code_after_the_count(_motion):
        seen_open.set()
        assert counted.wait(30)
        return "LATE"

    monkeypatch.setattr(acts, "_locked_motion", unlocked)
    monkeypatch.setattr(acts, "_unused_code", code_after_the_count)
    close = {"by": actor(sitting.school.an, sitting.school), "motion": sitting.motion, "confirmed": True}

    def close_in_between():
        assert seen_open.wait(30)
        close_motion(**close)
        counted.set()

    results = together([ballot_of(sitting, sitting.school.binh, YES), close_in_between])

    assert results == ["LATE", None]
    assert (sitting.motion.state, Receipt.objects.count()) == ("closed", 1)
    assert [name.agree for name in sitting.names] == [0] * NAMES


def test_with_the_lock_every_ballot_is_counted_or_refused(sitting, together):
    """The first ballot lands before the closing, the last comes after it; the others run against it."""
    landed, closed = threading.Event(), threading.Event()
    close = {"by": actor(sitting.school.an, sitting.school), "motion": sitting.motion, "confirmed": True}
    ballots = [ballot_of(sitting, seat.person.user, YES) for seat in sitting.members]

    def first():
        code = ballots[0]()
        landed.set()
        return code

    def after(event, act):
        assert event.wait(30)
        return act()

    def closing():
        close_motion(**close)
        closed.set()

    against = [lambda ballot=ballot: after(landed, ballot) for ballot in ballots[1:-1]]
    results = together([first, *against, lambda: after(landed, closing), lambda: after(closed, ballots[-1])])

    taken = sum(isinstance(result, str) for result in results)
    refused = sum(isinstance(result, VotingClosedError) for result in results)
    assert (type(results[0]), type(results[-1]), taken + refused) == (str, VotingClosedError, VOTERS)
    assert (Roll.objects.count(), Receipt.objects.count(), sitting.names[0].agree) == (taken, taken, taken)


def test_two_chairs_close_at_once_and_the_count_happens_once(sitting, together):
    close = {"by": actor(sitting.school.an, sitting.school), "motion": sitting.motion, "confirmed": True}
    results = together([lambda: close_motion(**close)] * 2)
    assert kinds(results) == {"Motion": 1, "StepRefusedError": 1}
    assert set(Dossier.objects.values_list("state", flat=True)) == {"not_supported"}


@pytest.fixture
def two_motions(postgres_database):
    """A running meeting with two motions that wait; opens each of them."""
    school = make_school()
    council = make_council(school)
    candidates(school, 1, "LDTT")
    candidates(school, 1, "CSTDCS")
    by = actor(school.an, school)
    meeting = plan_meeting(by=by, council=council, year=school.year, title="Họp xét", on=DAY, place="")
    open_meeting(by=by, meeting=meeting)
    sitting = Sitting(school, council, meeting)
    mark_attendance(by=by, meeting=meeting, presences=[Presence(seat.id, True) for seat in sitting.members])
    return [lambda motion=motion: open_motion(by=by, motion=motion) for motion in meeting.motions.all()]


def test_without_the_constraint_two_motions_opened_at_once_are_both_open(two_motions, together):
    sql("DROP INDEX councils_motion_one_open")
    assert kinds(together(two_motions)) == {"Motion": 2}
    assert Motion.objects.filter(state="open").count() == 2


def test_two_motions_opened_at_once_and_one_wins(two_motions, together):
    assert kinds(together(two_motions)) == {"Motion": 1, MotionStillOpenError.__name__: 1}


# --- who can be read out of the tables -------------------------------------------------------------


def pattern(voter, name):
    """Five agree, four do not, differently for each name: 126 ways a name, which nobody hits by chance."""
    return YES if (voter * 5 + name * 3 + voter * name) % VOTERS < 5 else NO


def vote(sitting):
    choices, codes = {}, {}
    for place, seat in enumerate(sitting.members):
        chosen = [pattern(place, name) for name in range(NAMES)]
        codes[seat.id] = sitting.cast(seat.person.user, *chosen)
        choices |= {(seat.id, name.id): choice for name, choice in zip(sitting.names, chosen, strict=True)}
    return choices, codes


def choices_by_transaction():
    """Rows written by one transaction carry its number: PostgreSQL joins voter and choice by itself."""
    rows = sql(
        "SELECT r.member_id, b.name_id, b.choice FROM councils_roll r JOIN councils_ballot b ON b.xmin = r.xmin"
    )
    return {(member, name): Choice(choice) for member, name, choice in rows}


def codes_by_transaction():
    return dict(
        sql("SELECT r.member_id, c.code FROM councils_roll r JOIN councils_receipt c ON c.xmin = r.xmin")
    )


def choices_by_order(sitting):
    """The same by where rows lie in the file (ctid)."""
    voters = [member for (member,) in sql("SELECT member_id FROM councils_roll ORDER BY ctid")]
    linked = {}
    for name in sitting.names:
        chosen = sql("SELECT choice FROM councils_ballot WHERE name_id = %s ORDER BY ctid", name.id)
        linked |= {(voter, name.id): Choice(choice) for voter, (choice,) in zip(voters, chosen, strict=True)}
    return linked


def test_while_open_the_transaction_links_every_voter(sitting):
    choices, codes = vote(sitting)
    assert choices_by_transaction() == choices
    assert choices_by_order(sitting) == choices
    assert codes_by_transaction() == codes


def test_closed_without_writing_anew_the_transaction_still_links_every_voter(sitting, monkeypatch):
    monkeypatch.setattr(acts, "_write_anew", lambda _motion, _shuffle: None)
    choices, codes = vote(sitting)
    sitting.close()
    assert choices_by_transaction() == choices
    assert codes_by_transaction() == codes


def test_closed_with_new_ids_but_without_chance_the_order_still_links_every_voter(sitting, monkeypatch):
    class InOrder:
        def shuffle(self, _rows):
            return None

    monkeypatch.setattr(acts, "SystemRandom", InOrder)
    choices, _ = vote(sitting)
    sitting.close()
    assert choices_by_transaction() == {}
    assert choices_by_order(sitting) == choices


def test_closed_as_it_is_closed_neither_transaction_nor_order_links_anybody(sitting):
    choices, _ = vote(sitting)
    sitting.close()
    assert choices_by_transaction() == {}
    assert codes_by_transaction() == {}
    assert choices_by_order(sitting) != choices
    assert sql("SELECT count(DISTINCT xmin::text) FROM councils_ballot") == [(1,)]


def rows_in_the_pages(table):
    """Rows, dead ones too, which lie in the table's pages under the number of a voter's transaction."""
    sql("CREATE EXTENSION IF NOT EXISTS pageinspect")
    ((pages,),) = sql("SELECT pg_relation_size(%s) / 8192", table)
    found = 0
    for page in range(pages):
        ((count,),) = sql(
            "SELECT count(*) FROM heap_page_items(get_raw_page(%s, %s)) WHERE t_xmin IN (SELECT xmin FROM councils_roll)",
            table,
            page,
        )
        found += count
    return found


def test_without_vacuum_the_dead_rows_still_carry_the_voters_transaction(sitting, monkeypatch):
    monkeypatch.setattr(acts, "erase_traces", lambda: None)
    vote(sitting)
    sitting.close()
    assert rows_in_the_pages("councils_ballot") == VOTERS * NAMES
    assert rows_in_the_pages("councils_receipt") == VOTERS


def test_after_closing_no_row_as_it_was_cast_lies_in_the_pages(sitting):
    vote(sitting)
    assert rows_in_the_pages("councils_ballot") == VOTERS * NAMES
    sitting.close()
    assert rows_in_the_pages("councils_ballot") == 0
    assert rows_in_the_pages("councils_receipt") == 0
