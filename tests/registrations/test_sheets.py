"""One signed sheet a team: bound to the wording it was printed in, out of date once somebody changes it."""

from datetime import timedelta

import pytest

from factories.base import actor, make_school
from factories.registrations import confirmed, make_round, saying, submitted
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.files.actions import keep
from thidua.registrations.actions import (
    confirm_pledge,
    print_sheet,
    return_pledge,
    save_pledge,
    sign_sheet,
    submit_pledge,
    withdraw_pledge,
)
from thidua.registrations.errors import SheetEmptyError, SheetOldError
from thidua.registrations.models import TeamSheet
from thidua.registrations.queries import board_of, code_of, sheet_lines, standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school)


def printed(school, found):
    return print_sheet(by=actor(school.dung, school), round=found, team=school.teams[0], on=clock.today())


def signed(school, found, on=None):
    by = actor(school.dung, school)
    scan = keep(by=by, content=b"%PDF-1.4", name="ban-ky.pdf", content_type="application/pdf")
    return sign_sheet(by=by, sheet=printed(school, found), scan=scan, signed_on=on or clock.today())


def standing(school, found):
    team = school.teams[0]
    return standing_of(found, team, sheet_lines(found, team))


def test_a_team_that_has_sent_nothing_has_no_sheet(school, found):
    with pytest.raises(SheetEmptyError):
        printed(school, found)
    assert standing(school, found).state == "none"


def test_the_same_wording_is_the_same_sheet_and_confirming_changes_no_wording(school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    first = printed(school, found)
    confirm_pledge(by=actor(school.dung, school), pledge=pledge)
    assert printed(school, found) == first
    assert TeamSheet.objects.count() == 1
    assert standing(school, found).state == "printed"


def test_the_paper_bears_the_code_of_its_wording(school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    sheet = printed(school, found)
    letters = code_of(sheet.fingerprint)
    assert (len(letters), standing(school, found).code) == (9, letters)


def test_a_signed_sheet_counts_until_somebody_changes_what_stands_on_it(school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    signed(school, found)
    assert standing(school, found).state == "signed"

    taken = withdraw_pledge(by=actor(school.binh, school), pledge=pledge)
    changed = save_pledge(
        by=actor(school.binh, school),
        round=found,
        person=school.person(school.binh),
        content=saying("CSTDCS"),
        version=taken.version,
    )
    submit_pledge(by=actor(school.binh, school), pledge=changed)

    now = standing(school, found)
    assert now.state == "outdated"
    assert [
        (one.name, one.what, [(d.label, d.before, d.after) for d in one.differences], one.who)
        for one in now.changes
    ] == [
        (
            "Nguyễn Thị Hoa Sim",
            "đã đổi nội dung",
            [("Danh hiệu", "Lao động tiên tiến", "Lao động tiên tiến, Chiến sĩ thi đua cơ sở")],
            "Nguyễn Thị Hoa Sim",
        )
    ]


def test_who_came_and_who_went_since_the_signing_is_named(school, found):
    gone = confirmed(school, found, school.person(school.binh), "LDTT")
    signed(school, found)
    return_pledge(by=actor(school.dung, school), pledge=gone, reason="Ghi lại.")
    submitted(school, found, school.person(school.dung), "LDTT")
    assert [(one.name, one.what, one.who) for one in standing(school, found).changes] == [
        ("Nguyễn Thị Hoa Sim", "không còn trong danh sách (đã rút hoặc bị trả lại)", "Hoàng Thị Sao Mai"),
        ("Hoàng Thị Sao Mai", "mới có thêm", "Nguyễn Thị Hoa Sim"),
    ]


def test_a_scan_of_an_older_wording_is_refused(school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    old = printed(school, found)
    submitted(school, found, school.person(school.dung), "LDTT")
    by = actor(school.dung, school)
    scan = keep(by=by, content=b"%PDF-1.4", name="ban-ky.pdf", content_type="application/pdf")
    with pytest.raises(SheetOldError):
        sign_sheet(by=by, sheet=old, scan=scan, signed_on=clock.today())


def test_a_second_scan_of_one_sheet_is_refused(school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    sheet = signed(school, found)
    with pytest.raises(ChangedMeanwhileError):
        sign_sheet(by=actor(school.dung, school), sheet=sheet, scan=sheet.scan, signed_on=clock.today())


@pytest.mark.parametrize("days", [-1, 1])
def test_it_was_signed_between_printing_and_today(school, found, days):
    submitted(school, found, school.person(school.binh), "LDTT")
    with pytest.raises(InvalidInputError) as refused:
        signed(school, found, on=clock.today() + timedelta(days=days))
    assert refused.value.field == "signed_on"


def test_without_a_file_nothing_is_signed(school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    with pytest.raises(InvalidInputError) as refused:
        sign_sheet(
            by=actor(school.dung, school),
            sheet=printed(school, found),
            scan=None,
            signed_on=clock.today(),
        )
    assert refused.value.field == "scan"


def test_the_board_knows_each_teams_sheet(school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    signed(school, found)
    rows = board_of(found, on=clock.today())
    assert [(row.team.name, row.sheet.state) for row in rows] == [
        ("Toán – Tin", "signed"),
        ("Ngữ văn", "none"),
        ("Văn phòng", "none"),
    ]
