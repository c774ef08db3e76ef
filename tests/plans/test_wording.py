"""How items read: figures that cannot be exceeded, sentences that end, the annexes of the paper by deadline."""

from datetime import date
from decimal import Decimal

import pytest

from factories.base import make_school
from factories.plans import WRITTEN, add, make_draft
from thidua.plans.models import ItemKind
from thidua.plans.queries.paper import plan_paper
from thidua.plans.queries.wording import aim_of, sentences_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("aim", "unit", "words"),
    [(100, "%", "100%"), ("99.5", "%", "ít nhất 99,5%"), (100, "tiết", "ít nhất 100 tiết")],
)
def test_of_what_cannot_be_exceeded_nobody_says_at_least(aim, unit, words):
    school = make_school()
    item = add(school, make_draft(school), ItemKind.TARGET, aim=Decimal(aim), aim_unit=unit)

    assert aim_of(item) == words


def test_an_item_reads_in_whole_sentences():
    school = make_school()
    item = add(school, make_draft(school), ItemKind.MOVEMENT, objective="mỗi tổ một việc;", text="cả năm")

    assert sentences_of(item) == "Cả năm. Mục tiêu: mỗi tổ một việc."


def test_the_annex_of_tasks_goes_by_deadline_and_drives_stand_apart():
    school = make_school()
    plan = make_draft(school)
    for name, due in (("Sau", date(2026, 5, 31)), ("Trước", date(2025, 11, 15)), ("Giữa", date(2026, 1, 15))):
        add(school, plan, ItemKind.TASK, name=name, due=due)
    add(school, plan, ItemKind.DRIVE, name="Quỹ vùng lũ", due=date(2025, 10, 1))

    paper = plan_paper(plan, on=WRITTEN, symbol="01/KH")
    assert [task.name for task in paper.tasks] == ["Trước", "Giữa", "Sau"]
    assert [drive.name for drive in paper.drives] == ["Quỹ vùng lũ"]
    assert {line.kind for section in paper.sections for line in section.lines} == {"Nhiệm vụ", "Đợt ủng hộ"}
