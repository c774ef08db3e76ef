"""A whole plan as schools issue it, expressed without loss: every section with its number, every line, every deadline."""

import io
from collections import Counter
from datetime import date

import docx
import pytest

from factories.base import make_school
from factories.plans import issued, office
from paper.plan import make_plan
from thidua.demo.plan_words import BASES, CHAPTERS, GOES_TO
from thidua.demo.planning import write
from thidua.documents.models import Dispatch
from thidua.plans.models import Base, Delivery, Item, ItemKind, Recipient, Undertaking
from thidua.plans.queries.paper import plan_paper
from thidua.plans.queries.tree import counts_of, tree_of

pytestmark = pytest.mark.django_db
WRITTEN = date(2025, 9, 3)
COUNTS = {
    "text": 6,
    "movement": 18,
    "campaign": 3,
    "period": 7,
    "target": 5,
    "task": 33,
    "drive": 2,
    "assignment": 6,
}


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def plan(school):
    return write(by=office(school), unit=school.unit, teams=school.teams, on=WRITTEN)


def test_sections_keep_their_numbers_and_the_one_that_is_skipped(plan):
    assert [(branch.section.number, branch.depth) for branch in tree_of(plan)] == [
        ("I", 1),
        ("1", 2),
        ("2", 2),
        ("II", 1),
        ("1", 2),
        ("2", 2),
        ("2.1", 3),
        ("2.2", 3),
        ("3", 2),
        ("IV", 1),
    ]


def test_every_line_of_every_kind_is_there(plan):
    assert counts_of(plan) == COUNTS
    assert sum(len(chapter.lines) for chapter in CHAPTERS) == sum(COUNTS.values())


def test_every_task_and_drive_has_its_day_and_somebody_and_nothing_is_past(plan):
    due = Item.objects.filter(kind__in=[ItemKind.TASK, ItemKind.DRIVE])

    assert not [item.name for item in due if item.due is None or item.due < WRITTEN]
    assert not [item.name for item in due if not (item.role or item.who or item.team)]
    assert {item.proof for item in Item.objects.filter(kind=ItemKind.TASK)} >= {"Báo cáo đã ký"}


def test_the_figures_of_the_targets_and_the_drive(plan):
    figures = Item.objects.exclude(aim=None).values_list("kind", "aim", "aim_unit").order_by("kind", "aim")

    assert list(figures) == [
        ("drive", 3_000_000, "đồng"),
        ("target", 30, "%"),
        ("target", 70, "%"),
        ("target", 85, "%"),
        ("target", 90, "tiết"),
        ("target", 100, "%"),
    ]


def test_heads_of_teams_lead_their_teams_and_members_of_the_council_their_fields(plan, school):
    led = Item.objects.filter(kind=ItemKind.ASSIGNMENT).exclude(team=None)

    assert [item.team for item in led] == school.teams[:3]
    assert Counter(Item.objects.filter(kind="assignment", team=None).values_list("role", flat=True)) == {
        "chair": 1,
        "union_chair": 1,
        "vice_principal": 1,
    }


def test_bases_recipients_and_both_deadlines(plan):
    assert list(Base.objects.values_list("kind", flat=True)) == [one.kind for one in BASES]
    assert list(Recipient.objects.values_list("name", "purpose")) == [(name, why) for name, why, _ in GOES_TO]
    assert list(Delivery.objects.values_list("channel", "due_rule", "due")) == [
        ("email", "before", date(2025, 9, 15)),
        ("paper", "within", date(2025, 9, 15)),
    ]
    assert (plan.drafter, plan.copies) == ("Dương", 3)


def test_what_is_undertaken_lives_and_what_must_be_sent_stands_in_the_register(plan, school):
    issued(school, plan, on=WRITTEN)

    living = {kind: count for kind, count in COUNTS.items() if kind not in ("text", "assignment")}
    assert Counter(Undertaking.objects.values_list("kind", flat=True)) == living
    assert Dispatch.objects.count() == 4


def words_of(content):
    """Every word of a .docx, of its paragraphs and its tables."""
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([*(line.text for line in paper.paragraphs), *cells])


def test_the_paper_holds_every_word_of_it(plan):
    said = words_of(make_plan(plan_paper(plan, on=WRITTEN, symbol="05/KH-THCSHS")))

    for chapter in CHAPTERS:
        assert chapter.title in said or chapter.title.upper() in said
        for line in chapter.lines:
            for word in ("name", "text", "objective", "criteria", "proof", "who"):
                assert line.values.get(word, "") in said
            for day in ("starts", "ends", "due"):
                assert day not in line.values or f"{line.values[day]:%d/%m/%Y}" in said
    for name, purpose, _ in GOES_TO:
        assert f"{name} ({purpose})" in said
    assert "Lưu: VT (Dương, 03)." in said
