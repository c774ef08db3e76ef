"""What is left of the law's answer without discipline: the same whatever the discipline is."""

import re
from datetime import date

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.registrations import make_round, submitted
from thidua.people.facts.withholding import without_discipline
from thidua.people.models import YearRecord


def finding(name, answer, because="vì vậy", **others):
    return {"id": name, "answer": answer, "because": because, "required": "", "observed": "", **others}


def assessment(answer, *findings, notes=()):
    return {"answer": answer, "findings": list(findings), "notes": list(notes), "conditional": False}


GRADE, FAILED = finding("grade", "yes"), finding("grade", "no")


@pytest.mark.parametrize(
    ("given", "answer", "left"),
    [
        (assessment("yes", GRADE, finding("under_review", "yes")), "withheld", [GRADE]),
        (assessment("blocked", GRADE, finding("under_review", "no")), "withheld", [GRADE]),
        (assessment("no", GRADE, finding("discipline", "no")), "withheld", [GRADE]),
        (assessment("unknown", GRADE, finding("x", "unknown", "Chưa biết kỷ luật")), "withheld", [GRADE]),
        (
            assessment("no", GRADE, finding("any", "no", parts=[finding("discipline", "no")])),
            "withheld",
            [GRADE],
        ),
        (assessment("blocked", FAILED, finding("under_review", "no")), "no", [FAILED]),
        (assessment("no", FAILED, finding("under_review", "yes")), "no", [FAILED]),
        (assessment("not_in_force"), "not_in_force", []),
        (assessment("yes", GRADE), "yes", [GRADE]),
    ],
)
def test_what_rests_on_discipline_goes_and_the_rest_decides_only_by_itself(given, answer, left):
    shown = without_discipline(given)
    assert (shown["answer"], shown["findings"]) == (answer, left)


def test_notes_about_discipline_go():
    given = assessment("yes", GRADE, notes=["Kỷ luật và xếp loại mâu thuẫn.", "Xem thêm."])
    assert without_discipline(given)["notes"] == ["Xem thêm."]


@pytest.mark.django_db
def test_the_leader_reads_the_teams_pledge_without_discipline_and_the_secretary_with_it(client):
    school = make_school()
    binh = school.person(school.binh)
    pledge = submitted(school, make_round(school), binh, "LDTT")
    YearRecord.objects.create(
        person=binh,
        unit=school.unit,
        school_year="2025-2026",
        under_review=True,
        under_review_on=date(2026, 3, 2),
    )
    shown = {}
    for user in (school.dung, school.alice):
        page = sign_in(client, user).get(reverse("pledge_decide", args=[pledge.id]))
        shown[user] = re.search(r"<main.*?</main>", page.content.decode(), re.DOTALL)[0].lower()
    assert "kỷ luật" not in shown[school.dung]
    assert "không hiện ở đây" in shown[school.dung]
    assert "đang có việc xem xét kỷ luật" in shown[school.alice]
