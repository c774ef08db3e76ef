"""Mass organisations in a plan: they carry out, launch, take part and receive under their own names."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.plans import WRITTEN, add, content_of, issued, make_draft, office
from thidua.core.errors import InvalidInputError
from thidua.movements.queries.board import task_rows
from thidua.plans.actions.copying import Period, carry_forward
from thidua.plans.actions.recipients import put_recipient
from thidua.plans.models import Item, ItemKind
from thidua.plans.queries.paper import plan_paper
from thidua.plans.queries.tree import living_items
from thidua.plans.queries.wording import sentences_of, who_of
from thidua.units.access import member_of
from thidua.units.actions.associations import Led, lead_association, put_association
from thidua.units.models import AssociationKind

pytestmark = pytest.mark.django_db
UNION, YOUTH = "Công đoàn cơ sở", "Chi đoàn"


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def union(school):
    row = made(school, AssociationKind.UNION, UNION)
    led = Led(name="Nguyễn Thị Hoa Sim", user=school.binh)
    lead_association(by=actor(school.alice, school), association=row, led=led, starts=date(2025, 9, 1))
    return row


@pytest.fixture
def youth(school):
    return made(school, AssociationKind.YOUTH, YOUTH)


def made(school, kind, name):
    return put_association(by=actor(school.alice, school), unit=school.unit, kind=kind, name=name)


def test_a_task_given_to_one_names_it_and_is_told_by_who_leads_it(client, school, union):
    plan = make_draft(school)
    item = add(school, plan, ItemKind.TASK, association=union, role="")
    issued(school, plan)
    item.refresh_from_db()

    assert who_of(item) == UNION
    tasks = living_items(school.unit)
    mine = [row.is_mine for row in task_rows(member_of(school.binh, on=WRITTEN), tasks, WRITTEN)]
    others = [row.is_mine for row in task_rows(member_of(school.dung, on=WRITTEN), tasks, WRITTEN)]
    assert (mine, others) == ([True], [False])
    address = reverse("task_step", args=[item.undertaking_id, "xong"])
    assert sign_in(client, school.dung).get(address).status_code == 403
    given = {"on": "10/09/2025", "text": "Đã làm.", "version": item.undertaking.version}
    sign_in(client, school.binh).post(address, given)
    assert living_items(school.unit).get(id=item.id).undertaking.state == "done"


def test_a_movement_says_who_launched_it_and_who_takes_part(school, union, youth):
    item = add(
        school,
        make_draft(school),
        ItemKind.MOVEMENT,
        participants="Toàn thể giáo viên",
        launched_by=union,
        taking_part=[youth, union],
    )

    assert sentences_of(item) == (
        f"Phát động: {UNION}. Đối tượng tham gia: Toàn thể giáo viên, {YOUTH}, {UNION}."
    )


def test_a_recipient_is_printed_under_the_name_of_the_association(school, union):
    plan = make_draft(school)
    put_recipient(
        by=office(school), plan=plan, name="", association=union, purpose="để thực hiện", on=WRITTEN
    )

    assert plan_paper(plan, on=WRITTEN, symbol="").recipients.lines == (f"{UNION} (để thực hiện)",)


def test_the_plan_of_the_next_year_keeps_who_takes_part(school, union, youth):
    plan = make_draft(school)
    add(school, plan, ItemKind.MOVEMENT, launched_by=union, taking_part=[youth])
    period = Period("Công tác thi đua", date(2026, 9, 1), date(2027, 8, 31))
    draft = carry_forward(by=office(school), source=issued(school, plan), period=period, on=WRITTEN)

    copied = Item.objects.get(section__plan=draft)
    assert (copied.launched_by, copied.taking_part) == (union, [youth])


@pytest.mark.parametrize("field", ["association", "launched_by", "taking_part"])
def test_another_schools_association_is_refused_at_its_field(school, field):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    foreign = made(other, AssociationKind.UNION, UNION)
    value = [foreign] if field == "taking_part" else foreign

    with pytest.raises(InvalidInputError) as caught:
        add(school, make_draft(school), ItemKind.MOVEMENT, **{field: value})

    assert caught.value.field == field


def test_the_form_offers_them_where_the_school_has_any(client, school, youth):
    section = content_of(make_draft(school))
    address = reverse("item_new", args=[section.id, "phong-trao"])
    given = {"name": "Học tốt", "level": "unit", "mode": "regular", "taking_part": [youth.id]}

    sign_in(client, school.alice).post(address, given | {"association": youth.id})

    item = Item.objects.get()
    assert (item.association, item.taking_part) == (youth, [youth])
    shown = client.get(reverse("item_edit", args=[item.id])).context["form"]
    assert shown["taking_part"].value() == [youth.id]
