"""Two people of one name in one team: told apart wherever a list could mix them up."""

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from factories.base import FIRST_DAY, actor, add_staff, make_school, sign_in
from factories.councils import make_council, ready_dossier
from factories.decisions import granted, line_of, submit, supported
from factories.funds import decision, prepared
from factories.funds import granted as grant_to
from factories.registrations import make_round, submitted
from thidua.accounts.models import User
from thidua.councils.actions import Presence, mark_attendance, open_meeting, open_motion, plan_meeting
from thidua.councils.models import CouncilMember, Motion
from thidua.councils.queries import ballot_paper, board_of
from thidua.decisions.actions import issue_decision
from thidua.files.queries import content_of
from thidua.ledger.actions import Actor
from thidua.people.models import Person
from thidua.people.queries import namesakes, tell_apart
from thidua.registrations.queries.sheets import sheet_lines
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
NAME = "Nguyễn Thị Hoa Đào"
EARLIER, LATER = f"{NAME} (sinh 12/03/1985)", f"{NAME} (sinh 01/09/1990)"


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def two(school):
    """Same name, same position, same team."""
    earlier, later = (add_staff(school.unit, NAME, team=school.teams[0]) for _ in range(2))
    Person.objects.filter(id=later.id).update(born=date(1990, 9, 1))
    later.refresh_from_db()
    return earlier, later


def said(document):
    paper = docx.Document(io.BytesIO(content_of(document.file)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_by_the_day_of_birth_and_nobody_else_is_touched(school, two, django_assert_num_queries):
    alone = add_staff(school.unit, "Nguyễn Thị Hòa Đào", team=school.teams[0])
    with django_assert_num_queries(1):
        tell_apart(school.unit, [*two, alone, None])

    assert [one.name_apart for one in (*two, alone)] == [EARLIER, LATER, "Nguyễn Thị Hòa Đào"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([{"born": None}, {}], ["người thứ 1 cùng tên", "sinh 01/09/1990"]),
        (
            [{"ministry_code": "0101"}, {"born": date(1985, 3, 12), "ministry_code": "0102"}],
            ["mã 0101", "mã 0102"],
        ),
        (
            [{"born": None}, {"born": None}],
            ["người thứ 1 cùng tên", "người thứ 2 cùng tên"],
        ),
    ],
)
def test_where_the_day_does_not_tell_by_the_code_and_else_by_a_number(school, two, changes, words):
    for person, change in zip(two, changes, strict=True):
        if change:
            Person.objects.filter(id=person.id).update(**change)

    found = namesakes(school.unit, two)

    assert [found[person.id] for person in two] == words


def test_somebody_of_the_name_in_another_school_is_nobody_to_be_told_from(school):
    here = add_staff(school.unit, NAME)
    add_staff(make_school("THCS-TG", "Trường THCS Trường Giang").unit, NAME)

    assert namesakes(school.unit, [here]) == {}


def test_on_the_secret_ballot_and_the_board(school, two):
    council = make_council(school)
    for person in two:
        ready_dossier(school, person)
    meeting = plan_meeting(
        by=actor(school.alice, school),
        council=council,
        year=school.year,
        title="Họp",
        on=date(2026, 5, 26),
        place="",
    )
    by = actor(school.an, school)
    open_meeting(by=by, meeting=meeting)
    members = CouncilMember.objects.filter(council=council).select_related("person")
    mark_attendance(by=by, meeting=meeting, presences=[Presence(member.id, True) for member in members])
    motion = open_motion(by=by, motion=Motion.objects.get())

    assert {line.full_name for line in ballot_paper(motion, members[0])} == {EARLIER, LATER}
    assert {line.name.dossier.holder_name for line in board_of(meeting).names} == {EARLIER, LATER}


def test_on_the_lists_that_go_up_and_on_the_decision(client, school, two):
    dossiers = [supported(school, person) for person in two]
    page = sign_in(client, school.alice).get(reverse("submission_new")).content.decode()
    submission = submit(school, *dossiers)
    answers = [granted(dossier) for dossier in dossiers]
    answering = client.get(reverse("decision_receive", args=[submission.id])).content.decode()
    issued = issue_decision(
        by=Actor(user=None, unit=school.commune.id),
        unit=school.commune,
        submission=submission,
        on=date(2026, 7, 20),
        signer="Biển Xanh",
        answers=answers,
    )

    for text in (page, answering, said(submission.letter), said(submission.list), said(issued.document)):
        assert EARLIER in text
        assert LATER in text
    assert line_of(dossiers[0]).outcome == "granted"


def test_on_the_sheet_of_their_team(school, two):
    found = make_round(school)
    for person in two:
        submitted(school, found, person, "LDTT")

    assert {line.name for line in sheet_lines(found, school.teams[0])} == {EARLIER, LATER}


def test_on_the_payment_list(school, two):
    given = decision(school)

    made = prepared(school, *[grant_to(school, given, person) for person in two])

    assert {line.holder for line in made.lines.all()} == {EARLIER, LATER}


def test_where_accounts_and_duties_are_given_and_seats_are_taken(client, school, two):
    for place, person in enumerate(two):
        person.user = User.objects.create(username=f"hoa-{place}", full_name=NAME)
        person.save()
        Appointment.objects.create(unit=school.unit, user=person.user, role=Role.STAFF, starts=FIRST_DAY)
    third = add_staff(school.unit, NAME, team=school.teams[0])
    Person.objects.filter(id=third.id).update(born=date(1979, 5, 5))
    sign_in(client, school.officer)
    assert f"{NAME} (sinh 05/05/1979)" in client.get(reverse("slips")).content.decode()
    roles = client.get(reverse("roles")).content.decode()
    assert f"{EARLIER} (Toán – Tin)" in roles
    assert f"{LATER} (Toán – Tin)" in roles
    sign_in(client, school.alice)
    assert LATER in client.get(reverse("council_found")).content.decode()
    council = make_council(school)
    CouncilMember.objects.filter(council=council, person__user=school.binh).update(person=two[0])
    assert EARLIER in client.get(reverse("council_page")).content.decode()
