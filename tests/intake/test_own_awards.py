"""Whoever brings a list in is no reason to believe what it says of them: their own awards somebody else brings in."""

import pytest

from factories import lists
from factories.base import School, make_school
from factories.sector_file import canhan_xlsx
from thidua.intake.targets import AWARDS
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db
MORE = ["Năm học", "Số quyết định", "Ngày quyết định"]
DECISION = ["2023-2024", "15/QĐ-UBND", "28/06/2024"]


@pytest.fixture
def school() -> School:
    return make_school()


def a_list(school: School) -> bytes:
    """A staff list with an award of Alice, who brings it in, and of Bình."""
    people = [school.person(user) for user in (school.alice, school.binh)]
    return canhan_xlsx(
        [
            [
                number,
                person.full_name,
                "Nữ",
                "12/03/1985",
                "Phó tổ trưởng",
                "",
                "",
                "",
                "",
                "",
                "LDTT",
                *DECISION,
            ]
            for number, person in enumerate(people, start=1)
        ],
        more=MORE,
    )


def test_a_staff_list_writes_everybody_s_awards_but_those_of_whoever_brings_it(school):
    lists.applied(school, a_list(school))

    assert list(Grant.objects.values_list("person", "code", "checked")) == [
        (school.person(school.binh).id, "LDTT", False)
    ]


def test_the_line_says_why_and_comes_back_with_the_lines_to_mend(school):
    plan = lists.planned(school, lists.read(a_list(school)))
    own = school.person(school.alice)

    (row,) = [row for row in plan.rows if row.person == own.id]
    assert (row.grants, row.award_left) == (
        (),
        "khen thưởng của chính anh/chị, không ai tự ghi cho mình, hãy để người khác nhập dòng này: không ghi",
    )
    assert row.values["position"] == "Phó tổ trưởng"
    assert row in plan.left_out()


def test_what_somebody_else_wrote_is_no_longer_told(school):
    lists.applied(school, a_list(school), user=school.an)

    plan = lists.planned(school, lists.read(a_list(school)))

    assert [row.award_left for row in plan.rows if row.line] == ["", ""]


def test_a_list_of_awards_refuses_the_same_line(school):
    plan = lists.planned(school, lists.read(a_list(school), AWARDS), AWARDS)

    assert [(row.line, row.kind.value, row.reason) for row in plan.rows if not row.step] == [
        (2, "rejected", "của chính anh/chị: không ai tự ghi cho mình, hãy để người khác nhập dòng này")
    ]
