"""Two at one review: a step is taken once, no mark slips in after the count, one request to unlock has one answer."""

import pytest

from factories.base import actor, add_staff, make_school
from factories.reviews import (
    FULL,
    OPENED,
    closed,
    entry,
    mark_everybody,
    opened,
    part_of,
    published,
    sheet_of,
)
from races.test_steps import read_by_both, told
from thidua.core.errors import ChangedMeanwhileError, StepRefusedError
from thidua.ledger.models import Line
from thidua.reviews.actions import (
    answer_objection,
    answer_unlock,
    ask_unlock,
    begin_team,
    close_review,
    discard_review,
    excuse_sheet,
    give_marks,
    publish_review,
    raise_objection,
    renew_list,
    send_part,
    send_part_back,
)
from thidua.reviews.actions import answering as answering_drawer
from thidua.reviews.actions import parts as parts_drawer
from thidua.reviews.errors import ObjectedError, StepOverError, UnlockWaitsError
from thidua.reviews.models import Card, Objection, Part, Result, Review, Sheet, Step, Unlock

pytestmark = pytest.mark.races
LATER = OPENED.replace(day=30)


@pytest.fixture
def school(postgres_database):
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def made(school, state):
    if state == "open":
        return opened(school)
    return closed(school) if state == "closed" else published(school)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("sent", lambda by, review: close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")),
        ("closed", lambda by, review: publish_review(by=by, review=review, on=OPENED)),
        ("open", lambda by, review: discard_review(by=by, review=review)),
    ],
)
def test_of_two_who_take_the_same_step_of_a_review_one_is_told(school, by, together, state, step):
    if state == "sent":
        review = opened(school, with_self=False)
        mark_everybody(school, review)
    else:
        review = made(school, state)
    assert told(together([lambda: step(by, review)] * 2)) is StepRefusedError


def test_of_two_who_renew_a_list_nobody_gets_two_sheets(school, by, together):
    review = opened(school)
    add_staff(school.unit, "Chu Thị Gió")
    assert sorted(together([lambda: renew_list(by=by, review=review, on=OPENED)] * 2)) == [0, 1]


def in_state(review, state):
    Part.objects.filter(review=review).update(state=state)
    return part_of(review)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("self", lambda by, part: begin_team(by=by, part=part, on=OPENED)),
        ("team", lambda by, part: send_part(by=by, part=part, on=OPENED)),
        ("sent", lambda by, part: send_part_back(by=by, part=part, because="Xem lại", on=OPENED)),
    ],
)
def test_of_two_who_take_the_same_step_of_a_team_s_part_one_is_told(school, by, together, state, step):
    review = opened(school)
    Sheet.objects.filter(review=review).update(exempt="Đi học")
    part = in_state(review, state)
    assert told(together([lambda: step(by, part)] * 2)) is StepRefusedError


def test_without_the_locked_row_two_send_the_same_part(school, by, together, monkeypatch):
    review = opened(school)
    Sheet.objects.filter(review=review).update(exempt="Đi học")
    part = in_state(review, "team")

    def unlocked(given):
        return Part.objects.select_related("review__unit", "team").get(id=given.id)

    reading = read_by_both(unlocked)
    monkeypatch.setattr(parts_drawer, "part_step", lambda given, _act: reading(given))
    together([lambda: send_part(by=by, part=part, on=OPENED)] * 2)
    assert Line.objects.filter(kind="reviews.part_sent").count() == 2


def test_of_two_who_mark_the_same_sheet_the_second_is_told(school, together):
    sheet = sheet_of(opened(school), school.binh)
    mine = actor(school.binh, school)

    def mark():
        give_marks(by=mine, part=sheet.part, step=Step.SELF, entries=[entry(sheet)], on=OPENED)

    assert told(together([mark] * 2)) is ChangedMeanwhileError
    assert Card.objects.get().version == 1


def test_of_two_who_exempt_the_same_sheet_the_second_is_told(school, by, together):
    sheet = sheet_of(opened(school), school.binh)
    acts = [lambda: excuse_sheet(by=by, sheet=sheet, because="Đi học", on=OPENED)] * 2
    assert told(together(acts)) is ChangedMeanwhileError


def test_a_mark_given_while_the_review_is_closed_is_counted_or_refused(school, by, together):
    review = opened(school, with_self=False)
    mark_everybody(school, review)
    sheet = sheet_of(review, school.binh)
    lower = (1000, *FULL[1:])

    def change():
        wanted = entry(sheet, lower, n0="Hai lần vào lớp muộn")
        give_marks(
            by=actor(school.an, school), part=sheet.part, step=Step.COUNCIL, entries=[wanted], on=OPENED
        )

    first, _ = together([change, lambda: close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")])
    counted = Result.objects.get(sheet=sheet).marks
    assert counted == list(FULL) if isinstance(first, StepOverError) else counted == list(lower)


def test_of_two_who_ask_to_unlock_one_is_told(school, together):
    review = published(school)
    acts = [
        lambda user=user: ask_unlock(by=actor(user, school), review=review, because="Nhập nhầm")
        for user in (school.alice, school.an)
    ]
    assert told(together(acts)) is UnlockWaitsError


def answered(school, unlock, *, granted):
    return answer_unlock(
        by=actor(school.an, school), unlock=unlock, granted=granted, answer="Đã xem", until=LATER, on=OPENED
    )


def test_of_one_who_grants_and_one_who_refuses_to_unlock_one_is_told(school, by, together):
    review = published(school)
    unlock = ask_unlock(by=by, review=review, because="Nhập nhầm")
    results = together(
        [lambda: answered(school, unlock, granted=True), lambda: answered(school, unlock, granted=False)]
    )
    assert told(results) is StepRefusedError
    state = Unlock.objects.get().state
    assert Review.objects.get().state == {"granted": "open", "refused": "published"}[state]


def test_without_the_unlock_s_state_two_answers_are_both_written(school, by, together, monkeypatch):
    """The guard turned off: the table asks nobody, both answers come through."""
    unlock = ask_unlock(by=by, review=published(school), because="Nhập nhầm")
    monkeypatch.setattr(answering_drawer, "next_state", lambda _table, _state, act: f"{act}d")
    together([lambda: answered(school, unlock, granted=False)] * 2)
    assert Line.objects.filter(kind="reviews.unlock_answered").count() == 2


def test_of_two_objections_to_one_result_one_is_told(school, together):
    sheet = sheet_of(published(school), school.binh)
    mine = actor(school.binh, school)
    acts = [lambda: raise_objection(by=mine, sheet=sheet, text="Không nộp muộn", on=OPENED)] * 2
    assert told(together(acts)) is ObjectedError


def test_of_two_who_answer_an_objection_one_is_told(school, together):
    sheet = sheet_of(published(school, binh=(*FULL[:5], 500)), school.binh)
    raised = raise_objection(by=actor(school.binh, school), sheet=sheet, text="Không nộp muộn", on=OPENED)
    row = Objection.objects.select_related("result__sheet").get(id=raised.id)
    results = together(
        [
            lambda upheld=upheld: answer_objection(
                by=actor(school.an, school),
                objection=row,
                upheld=upheld,
                answer="Đã xem sổ",
                marks={5: 0},
                on=OPENED,
            )
            for upheld in (True, False)
        ]
    )
    assert told(results) is StepRefusedError
    versions = Result.objects.filter(sheet=sheet).count()
    assert versions == {"upheld": 2, "rejected": 1}[Objection.objects.get().state]


def test_an_objection_answered_while_the_review_is_opened_again_is_kept_whole_or_refused(
    school, by, together
):
    review = published(school, binh=(*FULL[:5], 500))
    sheet = sheet_of(review, school.binh)
    raised = raise_objection(by=actor(school.binh, school), sheet=sheet, text="Không nộp muộn", on=OPENED)
    row = Objection.objects.select_related("result__sheet").get(id=raised.id)
    unlock = ask_unlock(by=by, review=review, because="Nhập nhầm")

    def answer():
        answer_objection(
            by=actor(school.an, school),
            objection=row,
            upheld=True,
            answer="Đã xem sổ",
            marks={5: 0},
            on=OPENED,
        )

    first, second = together([answer, lambda: answered(school, unlock, granted=True)])
    assert not isinstance(second, Exception)
    refused = isinstance(first, StepOverError)
    card = Card.objects.filter(sheet=sheet, step=Step.COUNCIL).first()
    kept = (Objection.objects.get().state, Result.objects.filter(sheet=sheet).count(), card and card.marks)
    assert kept == (("raised", 1, None) if refused else ("upheld", 2, list(FULL)))
