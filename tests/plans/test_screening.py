"""What a plan may not say: giving as a duty, a right that is punished; in names and figures, in prose and headings."""

import pytest

from factories.base import make_school
from factories.plans import WRITTEN, add, make_full_draft, office
from thidua.core.errors import InvalidInputError
from thidua.plans.actions.drafting import put_frame, put_section
from thidua.plans.models import ItemKind

pytestmark = pytest.mark.django_db
MATERNITY = "Giáo viên nghỉ thai sản bị trừ 5 điểm thi đua"


@pytest.fixture
def school():
    return make_school()


@pytest.mark.parametrize(
    "said",
    [
        "Quyên góp bắt buộc, ai không ủng hộ bị trừ điểm thi đua",
        "Ủng hộ bắt buộc Quỹ vì người nghèo",
        "Ai không ủng hộ quỹ thì không được xét danh hiệu",
    ],
)
def test_giving_as_a_duty_or_as_what_marks_depend_on_is_refused_whatever_the_reason(school, said):
    plan = make_full_draft(school)

    for kind, field in ((ItemKind.DRIVE, "name"), (ItemKind.TASK, "text"), (ItemKind.TEXT, "text")):
        with pytest.raises(InvalidInputError) as caught:
            add(school, plan, kind, because="Hội nghị thống nhất", **{field: said})
        assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (ItemKind.TEXT, "text"),
        (ItemKind.ASSIGNMENT, "text"),
        (ItemKind.ASSIGNMENT, "who"),
        (ItemKind.MOVEMENT, "participants"),
    ],
)
def test_prose_is_screened_too(school, kind, field):
    with pytest.raises(InvalidInputError) as caught:
        add(school, make_full_draft(school), kind, **{"who": "Thư ký Hội đồng", field: MATERNITY})

    assert caught.value.field == field


def test_a_title_and_the_opening_words_are_screened(school):
    plan = make_full_draft(school)

    with pytest.raises(InvalidInputError) as of_section:
        put_section(by=office(school), plan=plan, title=MATERNITY, on=WRITTEN)
    with pytest.raises(InvalidInputError) as of_frame:
        put_frame(by=office(school), plan=plan, title="Kế hoạch", opening=MATERNITY, on=WRITTEN)

    assert (of_section.value.field, of_frame.value.field) == ("title", "opening")
