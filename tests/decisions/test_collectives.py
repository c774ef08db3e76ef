"""Titles of teams and of the school from the council's support to the certificate that anybody can check."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document as Docx

from factories.base import School, actor, make_school, sign_in
from factories.decisions import (
    granted,
    lowered,
    receive,
    refused,
    submit,
    supported,
    teachers,
)
from thidua.collectives.models import CollectiveYear
from thidua.core import clock
from thidua.decisions.actions import close_year, make_certificates
from thidua.decisions.errors import LineRefusedError
from thidua.decisions.models import Submission
from thidua.decisions.queries.papers import decision_paper
from thidua.decisions.queries.register import Filter, register_of
from thidua.documents.models import Certificate
from thidua.files.queries import content_of
from thidua.nominations.models import Dossier
from thidua.people.models import Grant, Holder

pytestmark = pytest.mark.django_db
TEAM, SCHOOL = "Tổ Toán – Tin", "Trường THCS Hoa Sen"


@pytest.fixture
def school() -> School:
    return make_school()


def of_team(school: School, award: str = "TTLDTT", place: int = 0) -> Dossier:
    return supported(school, None, award, holder=Holder.TEAM, team=school.teams[place])


def of_school(school: School, award: str = "TTLDXS") -> Dossier:
    return supported(school, None, award, holder=Holder.UNIT, team=None)


def sent(school: School) -> tuple[Submission, list[Dossier]]:
    (thu,) = teachers(school, 1)
    dossiers = [of_school(school), of_team(school), supported(school, thu)]
    return submit(school, *dossiers), dossiers


def words(content: bytes) -> str:
    document = Docx(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_collectives_stand_after_persons_in_the_list_that_is_sent(school):
    submission, _ = sent(school)
    assert [line.dossier.holder_name for line in submission.lines.order_by("order")] == [
        "Bùi Thị Mùa Thu",
        SCHOOL,
        TEAM,
    ]
    letter = words(content_of(submission.letter.file))
    assert f"Tập thể {TEAM}" in letter
    assert "01 tập thể" in letter


def test_a_granted_line_of_a_collective_is_a_grant_of_it_and_no_persons(school):
    submission, (whole, team, person) = sent(school)
    receive(school, submission, granted(whole), granted(team), granted(person))
    rows = Grant.objects.order_by("holder").values_list("holder", "team", "code", "school_year")
    assert list(rows) == [
        ("person", None, "LDTT", "2025-2026"),
        ("team", school.teams[0].id, "TTLDTT", "2025-2026"),
        ("unit", None, "TTLDXS", "2025-2026"),
    ]
    decided = CollectiveYear.objects.filter(titles_decided=True).values_list("team", "school_year")
    assert set(decided) == {(school.teams[0].id, "2025-2026"), (None, "2025-2026")}


def test_a_title_is_lowered_to_a_title_of_collectives_only(school):
    submission, (whole, team, person) = sent(school)
    with pytest.raises(LineRefusedError):
        receive(school, submission, lowered(whole, "LDTT"))
    receive(school, submission, lowered(whole, "TTLDTT"), refused(team), granted(person))
    rows = Grant.objects.exclude(holder=Holder.PERSON).values_list("holder", "code")
    assert list(rows) == [("unit", "TTLDTT")]


def test_while_one_dossier_waits_the_collectives_titles_are_not_decided(school):
    dossiers = [of_team(school, "TTLDTT"), of_team(school, "TTLDXS")]
    submission = submit(school, *dossiers)
    receive(school, submission, granted(dossiers[0]))
    assert not CollectiveYear.objects.filter(titles_decided=True).exists()
    receive(school, submission, granted(dossiers[1]), paper="1399/QĐ-UBND")
    assert CollectiveYear.objects.filter(titles_decided=True).count() == 1


def test_the_register_holds_them_with_their_money(client, school):
    submission, dossiers = sent(school)
    receive(school, submission, *map(granted, dossiers))
    entries = register_of(school.unit, Filter()).entries
    shown = {entry.grant.holder_name: entry.bonus for entry in entries}
    assert set(shown) == {"Bùi Thị Mùa Thu", TEAM, SCHOOL}
    assert shown[TEAM] is not None
    assert shown[SCHOOL] > shown[TEAM]
    found = (
        register_of(school.unit, Filter(text="toan tin")).entries
        or register_of(school.unit, Filter(text="toan – tin")).entries
    )
    assert [entry.grant.holder_name for entry in found] == [TEAM]
    page = sign_in(client, school.alice).get(f"{reverse('register')}?danh-hieu=TTLDXS").content.decode()
    assert SCHOOL in page


def test_the_certificate_names_the_collective_and_anybody_can_check_it(client, school):
    submission, dossiers = sent(school)
    receive(school, submission, *map(granted, dossiers))
    grants = list(Grant.objects.exclude(holder=Holder.PERSON).order_by("holder"))
    by = actor(school.alice, school)
    make_certificates(by=by, unit=school.unit, grants=grants, on=clock.today())
    rows = Certificate.objects.order_by("register_number")
    assert [(row.salutation, row.holder, row.holder_line, row.granting, row.award_name) for row in rows] == [
        ("Tập thể", TEAM, SCHOOL, "Tặng danh hiệu", "Tập thể lao động tiên tiến"),
        ("Tập thể", SCHOOL, "", "Tặng danh hiệu", "Tập thể lao động xuất sắc"),
    ]
    page = client.get(reverse("certificate_verify", args=[rows[0].code])).content.decode()
    assert "Tập thể được tặng" in page
    assert f"{TEAM}, {SCHOOL}" in page


def test_a_decision_names_persons_and_collectives_apart(school):
    submission, (whole, team, person) = sent(school)
    paper = decision_paper(
        submission=submission,
        issuer=school.commune,
        on=date(2026, 7, 1),
        signer="Trịnh Văn Biển Xanh",
        granted=[(person, "LDTT"), (whole, "TTLDXS"), (team, "TTLDTT")],
        symbol="9/QĐ-UBND",
    )
    said = words(paper)
    assert "cá nhân, tập thể có tên trong danh sách" in said
    assert "Tặng danh hiệu “Tập thể lao động tiên tiến” năm học 2025-2026 cho 01 tập thể" in said
    assert f"Tập thể {TEAM}" in said


def test_closing_a_year_keeps_the_numbers_of_every_team_with_people(school):
    by = actor(school.alice, school)
    close_year(by=by, unit=school.unit, year=school.year, on=clock.today())
    rows = CollectiveYear.objects.filter(counted_on=clock.today())
    assert {row.team_id for row in rows} == {None, *(team.id for team in school.teams)}


def test_the_pages_of_sending_and_answering_name_collectives(client, school):
    of_team(school, place=1)
    page = sign_in(client, school.alice).get(reverse("submission_new")).content.decode()
    assert "Tổ Ngữ văn" in page
    submission = submit(school, Dossier.objects.get())
    for name in ("submission_page", "decision_receive"):
        assert "Tổ Ngữ văn" in client.get(reverse(name, args=[submission.id])).content.decode()
