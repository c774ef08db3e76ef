"""The page of mass organisations: who comes here, one entered, led, ended; faults at their field."""

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from thidua.units.actions.associations import put_association
from thidua.units.models import Association, AssociationKind, AssociationLead

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def union(school):
    return put_association(
        by=actor(school.alice, school), unit=school.unit, kind=AssociationKind.UNION, name="Công đoàn cơ sở"
    )


def text(response):
    return " ".join(response.content.decode().split())


def test_without_any_the_page_says_what_they_are_for(client, school):
    assert "Chưa ghi tổ chức nào" in text(sign_in(client, school.alice).get(reverse("associations")))


def test_the_whole_school_reads_who_they_are_and_only_their_keepers_write(client, school, union):
    for who in (school.an, school.binh, school.dung):
        shown = text(sign_in(client, who).get(reverse("associations")))
        assert ("Công đoàn cơ sở" in shown, "Thêm tổ chức" in shown, "Kết thúc" in shown) == (
            True,
            False,
            False,
        )
        answer = client.post(reverse("associations"), {"kind": "youth", "name": "Đoàn trường"})
        assert answer.status_code == 403
    assert [row.name for row in Association.objects.all()] == ["Công đoàn cơ sở"]


def test_from_its_name_to_its_last_day(client, school):
    sign_in(client, school.alice)
    client.post(reverse("associations"), {"kind": "union", "name": "Công đoàn cơ sở"})
    row = Association.objects.get()
    lead = {"person": school.person(school.binh).id, "position": "Chủ tịch", "starts": "05/09/2025"}
    client.post(reverse("association_lead", args=[row.id]), lead | {"version": row.version})
    row.refresh_from_db()
    shown = text(client.get(reverse("associations")))
    client.post(reverse("association_end", args=[row.id]), {"ends": "31/05/2026", "version": row.version})

    assert "Nguyễn Thị Hoa Sim" in shown
    assert AssociationLead.objects.get().user == school.binh
    assert "Hoạt động đến hết 31/05/2026" in text(client.get(reverse("associations")))


def test_either_a_person_or_a_name_leads(client, school, union):
    sign_in(client, school.alice)
    given = {"starts": "05/09/2025", "version": union.version}
    both = {"person": school.person(school.binh).id, "name": "Đồng Lúa"}

    for more in ({}, both):
        answer = client.post(reverse("association_lead", args=[union.id]), given | more)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["person"])
    client.post(reverse("association_lead", args=[union.id]), given | {"name": "Trịnh Văn Đồng Lúa"})
    assert [(one.name, one.user) for one in AssociationLead.objects.all()] == [("Trịnh Văn Đồng Lúa", None)]


def test_another_school_has_no_such_association(client, school, union):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")

    for route in ("association_edit", "association_lead", "association_end"):
        assert sign_in(client, other.alice).get(reverse(route, args=[union.id])).status_code == 404
