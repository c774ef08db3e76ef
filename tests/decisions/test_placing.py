"""Another unit above from a day on: what moves, what stays, what is refused."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from factories.base import BORDER, FIRST_DAY, PASSWORD, actor, make_school, sign_in
from factories.decisions import granted, line_of, lowered, receive, refused, submit, supported, teachers
from thidua.accounts.actions import create_user
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.decisions.actions import change_parent, readdress_open
from thidua.decisions.actions.placing import refuse_parent
from thidua.decisions.errors import (
    CommuneTooEarlyError,
    DistrictEndedError,
    FarAheadError,
    OwnParentError,
    SameParentError,
)
from thidua.decisions.jobs import readdress_due
from thidua.decisions.models import Decision, Readdressing
from thidua.decisions.queries.submissions import inbox_of
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.units.actions import ParentOverlapError, create_unit, give_role, open_school_year, place_under
from thidua.units.models import Level, Role, Unit, UnitParent
from thidua.units.queries import parent_on, place_on

pytestmark = pytest.mark.django_db
MERGED = date(2026, 7, 1)
PAPER = "Nghị quyết 12/NQ-HĐND ngày 20/06/2026"


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def merged(school):
    """The commune which the school's own one is joined to."""
    by = Actor(user=None, unit=school.unit.id)
    unit = Unit(code="XA-CL", level=Level.COMMUNE, name="UBND xã Cỏ Lau", short_name="Xã Cỏ Lau")
    create_unit(by=by, unit=unit)
    place_under(by=by, unit=unit, parent=school.province, on=BORDER)
    return unit


def move(school, parent, on=MERGED, **given):
    facts = {"paper": PAPER} | given
    return change_parent(by=actor(school.an, school), unit=school.unit, parent=parent, on=on, **facts)


def test_open_lines_go_to_the_new_parent_and_keep_number_day_and_answers(school, merged):
    thu, lam = teachers(school, 2)
    for_thu, for_lam = supported(school, thu), supported(school, lam)
    submission = submit(school, for_thu, for_lam, on=date(2026, 6, 15))
    symbol, digest = submission.letter.symbol, submission.letter.file.sha256
    decision = receive(school, submission, granted(for_thu), on=date(2026, 6, 25))

    move(school, merged)

    submission.refresh_from_db()
    assert (submission.addressee, submission.on, submission.letter.symbol, submission.letter.file.sha256) == (
        merged,
        date(2026, 6, 15),
        symbol,
        digest,
    )
    (row,) = Readdressing.objects.all()
    assert (row.sent_to, row.goes_to, row.on, row.lines) == (school.commune, merged, MERGED, 1)
    assert row.why == f"Cấp trên trực tiếp thay đổi theo {PAPER}"
    answered = line_of(for_thu)
    assert (answered.outcome, answered.decision) == ("granted", decision)
    decision.refresh_from_db()
    assert decision.issuer == school.commune


def test_the_list_of_the_old_office_says_where_the_open_lines_went(school, merged):
    thu, lam = teachers(school, 2)
    for_thu, for_lam = supported(school, thu), supported(school, lam)
    submission = submit(school, for_thu, for_lam, on=date(2026, 6, 15))
    receive(school, submission, granted(for_thu), on=date(2026, 6, 25))
    (before,) = inbox_of(school.commune, MERGED)
    move(school, merged)

    (after,) = inbox_of(school.commune, MERGED)
    (there,) = inbox_of(merged, MERGED)
    assert (before.moved, after.moved.goes_to, after.moved.on, there.moved) == (None, merged, MERGED, None)


def test_what_was_answered_in_full_stays_with_whom_it_was_sent_to(school, merged):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu), on=date(2026, 6, 15))
    receive(school, submission, granted(dossier), on=date(2026, 6, 25))

    move(school, merged)

    submission.refresh_from_db()
    assert (submission.addressee, Readdressing.objects.count()) == (school.commune, 0)


def test_the_story_of_the_dossier_tells_of_the_move_and_the_chain_names_both_units(school, merged):
    (thu,) = teachers(school, 1)
    submit(school, dossier := supported(school, thu), on=date(2026, 6, 15))

    move(school, merged)

    told = Line.objects.filter(about=dossier.id).order_by("-number").first()
    assert (told.kind, told.on) == ("nominations.dossier_readdressed", MERGED)
    moved = Line.objects.get(kind="decisions.open_readdressed")
    assert moved.units == sorted([str(school.commune.id), str(merged.id)])


@pytest.mark.parametrize(("day", "who"), [(date(2026, 6, 30), "commune"), (MERGED, "merged")])
def test_a_decision_is_of_whoever_was_to_answer_on_its_day(school, merged, day, who):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu), on=date(2026, 6, 15))
    move(school, merged)
    issuer = {"commune": school.commune, "merged": merged}[who]

    decision = receive(school, submission, granted(dossier), on=day, authority=f"Chủ tịch {issuer.name}")

    assert decision.issuer == issuer


@pytest.mark.parametrize(
    ("day", "named", "expected"),
    [(date(2026, 6, 30), "UBND xã Cỏ Lau", "UBND xã Hoa Sen"), (MERGED, "UBND xã Hoa Sen", "UBND xã Cỏ Lau")],
)
def test_the_other_units_head_is_taken_only_when_the_paper_says_so(school, merged, day, named, expected):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu), on=date(2026, 6, 15))
    move(school, merged)
    given = {"on": day, "authority": f"Chủ tịch {named}"}

    with pytest.raises(
        InvalidInputError, match=f"cấp trả lời tờ trình này là {expected}, không phải {named}"
    ):
        receive(school, submission, granted(dossier), **given)

    assert (
        receive(school, submission, granted(dossier), as_written=True, **given).authority
        == f"Chủ tịch {named}"
    )


def test_a_change_entered_ahead_moves_nothing_until_its_day_has_come(school, merged):
    (thu,) = teachers(school, 1)
    submission = submit(school, supported(school, thu), on=date(2026, 6, 15))
    clock.set_for_demo(clock.now().replace(year=2026, month=6, day=20))
    try:
        move(school, merged)
        assert readdress_due.func() == 0
        submission.refresh_from_db()
        assert submission.addressee == school.commune

        clock.set_for_demo(clock.now().replace(year=2026, month=7, day=1))
        assert (readdress_due.func(), readdress_due.func()) == (1, 0)
    finally:
        clock.reset()
    submission.refresh_from_db()
    row = Readdressing.objects.get()
    assert (submission.addressee, row.on, row.why) == (
        merged,
        MERGED,
        f"Cấp trên trực tiếp thay đổi theo {PAPER}",
    )


def test_from_district_to_commune_in_mid_dossier(school):
    """The letter went to the district in June 2025; what it left open, the commune answers."""
    UnitParent.objects.filter(unit=school.unit, parent=school.commune).delete()
    UnitParent.objects.filter(unit=school.unit, parent=school.district).update(ends=None)
    by = actor(school.an, school)
    year = open_school_year(by=by, unit=school.unit, name="2024-2025")
    school.year = year
    thu, lam = teachers(school, 2)
    for_thu, for_lam = (
        supported(school, thu, "CSTDCS"),
        supported(school, lam, "CSTDCS"),
    )
    submission = submit(school, for_thu, for_lam, on=date(2025, 6, 20))
    assert submission.addressee == school.district

    move(school, school.commune, on=BORDER, paper="")
    by_district = receive(
        school,
        submission,
        lowered(for_thu),
        on=date(2025, 6, 30),
        paper="88/QĐ-UBND",
        authority="Chủ tịch UBND huyện Sông Xanh",
    )
    by_commune = receive(school, submission, refused(for_lam), on=date(2025, 7, 15), paper="02/QĐ-UBND")

    submission.refresh_from_db()
    assert (submission.letter.symbol, submission.on) == ("01/TTr-THCSHS", date(2025, 6, 20))
    assert (submission.addressee, by_district.issuer, by_commune.issuer) == (
        school.commune,
        school.district,
        school.commune,
    )


def test_a_district_is_no_parent_after_its_end(school):
    with pytest.raises(DistrictEndedError, match="không còn cấp huyện"):
        move(school, school.district, on=BORDER)


def test_a_commune_is_no_parent_of_a_school_while_there_are_districts(school, merged):
    with pytest.raises(CommuneTooEarlyError, match="còn cấp huyện"):
        refuse_parent(school.unit, merged, date(2025, 6, 30))
    with pytest.raises(CommuneTooEarlyError):
        refuse_parent(school.unit, merged, date(2010, 1, 1))


@pytest.mark.parametrize("look_or_write", ["look", "write"])
def test_looking_refuses_what_writing_refuses(client, school, merged, look_or_write):
    sent = form(merged, on=BORDER.isoformat()) | {look_or_write: ""}
    page = sign_in(client, school.an).post(reverse("parents"), sent)

    assert page.status_code == 422
    assert "UBND xã Hoa Sen đã được ghi là cấp trên từ 01/07/2025" in page.content.decode()


def test_a_unit_stands_neither_under_itself_nor_under_its_own(school):
    with pytest.raises(OwnParentError):
        move(school, school.unit)
    with pytest.raises(OwnParentError):
        change_parent(
            by=actor(school.an, school), unit=school.commune, parent=school.unit, on=MERGED, paper=""
        )


def test_the_same_day_twice_is_refused(school, merged):
    move(school, merged)
    with pytest.raises(ParentOverlapError):
        move(school, school.commune)


def test_the_parent_of_that_day_is_not_entered_once_more(school, merged):
    with pytest.raises(SameParentError, match="UBND xã Hoa Sen đã là cấp trên trực tiếp từ 01/07/2025"):
        move(school, school.commune)
    move(school, merged)
    with pytest.raises(SameParentError):
        move(school, merged, on=date(2026, 8, 1))
    assert parent_on(school.unit, date(2026, 8, 1)) == merged


@pytest.mark.parametrize(("on", "may"), [(date(2027, 6, 15), True), (date(2027, 6, 16), False)])
def test_a_parent_is_entered_at_most_a_year_ahead(school, merged, on, may):
    clock.set_for_demo(datetime(2026, 6, 15, 12, tzinfo=clock.HANOI))
    try:
        if may:
            move(school, merged, on=on)
        else:
            with pytest.raises(FarAheadError, match="hơn một năm nữa"):
                move(school, merged, on=on)
    finally:
        clock.reset()
    assert parent_on(school.unit, on) == (merged if may else school.commune)


def test_the_first_sending_lists_what_waits_with_the_chosen_parent_already(client, school, merged):
    """A move back to whom the submission still lies with: the day it went elsewhere has not come."""
    (thu,) = teachers(school, 1)
    submit(school, supported(school, thu), on=date(2026, 6, 15))
    clock.set_for_demo(datetime(2026, 6, 20, 12, tzinfo=clock.HANOI))
    try:
        move(school, merged)
        back = form(school.commune, on="2026-07-15", look="")
        shown = sign_in(client, school.an).post(reverse("parents"), back).content.decode()
    finally:
        clock.reset()
    assert "Đang chờ chính UBND xã Hoa Sen trả lời" in shown
    assert "Tờ trình 01/TTr-THCSHS ngày 15/06/2026: 1 trong 1 dòng đang chờ" in shown
    assert "Không có tờ trình nào" not in shown


def test_a_day_with_nothing_open_moves_nothing(school, merged):
    move(school, merged)
    assert readdress_open(by=actor(school.an, school), unit=school.unit, on=MERGED, why="Kiểm tra lại") == []


def test_the_place_on_papers_follows_the_day(school, merged):
    move(school, merged, place="Cỏ Lau")
    assert [place_on(school.unit, day) for day in (FIRST_DAY, date(2026, 6, 30), MERGED)] == [
        "Hoa Sen",
        "Hoa Sen",
        "Cỏ Lau",
    ]


def form(parent, **given):
    return {"above": str(parent.id), "on": "2026-07-01", "paper": PAPER, "name": "", "place": ""} | given


def test_the_first_sending_shows_what_it_touches_and_writes_nothing(client, school, merged):
    (thu,) = teachers(school, 1)
    submit(school, supported(school, thu), on=date(2026, 6, 15))
    page = sign_in(client, school.an).post(reverse("parents"), form(merged, look=""))

    shown = page.content.decode()
    assert page.status_code == 200
    assert "Tờ trình 01/TTr-THCSHS ngày 15/06/2026: 1 trong 1 dòng đang chờ UBND xã Hoa Sen" in shown
    assert parent_on(school.unit, MERGED) == school.commune


def test_the_second_sending_writes(client, school, merged):
    page = sign_in(client, school.an).post(reverse("parents"), form(merged, write=""))
    assert (page.status_code, parent_on(school.unit, MERGED)) == (302, merged)


def test_a_commune_not_known_here_is_entered_under_the_same_province(client, school):
    sent = {"above": "new", "name": "Xã Suối Mơ", "on": "2026-07-01", "write": ""}
    page = sign_in(client, school.an).post(reverse("parents"), sent)

    made = parent_on(school.unit, MERGED)
    assert page.status_code == 302
    assert "thidua unit officer" in client.get(reverse("parents")).content.decode()
    assert (made.name, made.short_name, parent_on(made, MERGED)) == (
        "UBND xã Suối Mơ",
        "Xã Suối Mơ",
        school.province,
    )


def test_a_change_that_is_refused_leaves_no_new_commune_behind(client, school):
    sent = {"above": "new", "name": "Xã Suối Mơ", "on": BORDER.isoformat(), "write": ""}
    page = sign_in(client, school.an).post(reverse("parents"), sent)

    assert page.status_code == 422
    assert not Unit.objects.filter(short_name="Xã Suối Mơ").exists()


def test_a_refusal_stays_on_the_page(client, school):
    page = sign_in(client, school.an).post(reverse("parents"), form(school.district, write=""))
    assert page.status_code == 422
    assert "không còn cấp huyện" in page.content.decode()


def test_the_submission_tells_who_took_it_over(client, school, merged):
    (thu,) = teachers(school, 1)
    submission = submit(school, supported(school, thu), on=date(2026, 6, 15))
    move(school, merged)
    shown = (
        sign_in(client, school.alice).get(reverse("submission_page", args=[submission.id])).content.decode()
    )
    assert "Từ 01/07/2026: UBND xã Cỏ Lau" in shown
    assert "thay UBND xã Hoa Sen, 1 dòng chưa trả lời" in shown


def test_the_old_office_keeps_reading_what_it_decided_and_no_more(client, school, merged):
    thu, lam = teachers(school, 2)
    for_thu, for_lam = supported(school, thu), supported(school, lam)
    submission = submit(school, for_thu, for_lam, on=date(2026, 6, 15))
    own = receive(school, submission, granted(for_thu), on=date(2026, 6, 25))
    move(school, merged)
    new = receive(
        school,
        submission,
        granted(for_lam),
        on=date(2026, 7, 10),
        authority="Chủ tịch UBND xã Cỏ Lau",
        paper="44/QĐ-UBND",
    )
    by = Actor(user=None, unit=school.commune.id)
    officer = create_user(by=by, username="lan", full_name="Trịnh Thị Biển Xanh", password=PASSWORD)
    give_role(by=by, unit=school.commune, user=officer, role=Role.UPPER_OFFICER, on=FIRST_DAY)
    sign_in(client, officer)

    shown = client.get(reverse("submission_page", args=[submission.id]))
    assert [line.dossier for line in shown.context["lines"]] == [for_thu]
    assert [one.decision for one in shown.context["decisions"]] == [own]
    assert "kết quả của nơi nhận mới không hiện ở đây" in shown.content.decode()
    assert client.get(reverse("submission_file", args=[submission.id, "danh-sach"])).status_code == 200
    Decision.objects.update(scan=submission.letter.file)
    statuses = [client.get(reverse("decision_file", args=[one.id])).status_code for one in (own, new)]
    assert statuses == [200, 404]
