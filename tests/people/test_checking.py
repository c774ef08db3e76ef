"""The scan of a decision is laid beside what was written from it: one paper for many lines, and nobody checks their own."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.files.models import StoredFile
from thidua.ledger.models import Line
from thidua.people.actions import (
    GrantEntry,
    InitiativeEntry,
    Original,
    Seen,
    attach_original,
    correct_grant,
    correct_initiative,
    record_grants,
    record_past_initiatives,
)
from thidua.people.errors import DecidedGrantError, OtherUnitsGrantError, OwnFactsError
from thidua.people.models import FormerOriginal, Grant, Initiative, Person

pytestmark = pytest.mark.django_db
PAPER, ON = "15/QĐ-UBND", date(2022, 6, 28)
SCAN = Original(b"%PDF-1.4 quyet dinh", "quyet-dinh-15.pdf", "application/pdf")


@pytest.fixture
def school() -> School:
    return make_school()


def two_grants(school: School) -> list[Grant]:
    people = [school.person(school.binh), school.person(school.dung)]
    entries = [GrantEntry(one.id, "LDTT", "2021-2022", ON, PAPER, "UBND huyện") for one in people]
    return record_grants(by=actor(school.alice, school), unit=school.unit, grants=entries)


def attach(school: School, *grants: Grant, by=None, unit=None) -> int:
    return attach_original(
        by=actor(by or school.alice, school),
        unit=unit or school.unit,
        grants=[Seen(one.id, one.version) for one in grants],
        original=SCAN,
        on=date(2026, 6, 10),
    )


def checked() -> list[tuple[bool, str | None, int]]:
    return list(Grant.objects.order_by("id").values_list("checked", "checked_by__username", "version"))


def test_one_scan_checks_all_lines_of_its_decision_and_says_who_and_when(school):
    assert attach(school, *two_grants(school)) == 2

    name = school.alice.username
    assert checked() == [(True, name, 2), (True, name, 2)]
    (scan,) = StoredFile.objects.filter(name="quyet-dinh-15.pdf")
    assert [row.scan for row in Grant.objects.all()] == [scan, scan]
    assert all(clock.now() - row.checked_at < timedelta(minutes=5) for row in Grant.objects.all())
    assert Line.objects.filter(kind="people.originals_attached").count() == 1


def test_whoever_comes_second_is_told_and_nothing_of_theirs_is_kept(school):
    first, second = two_grants(school)
    attach(school, first)
    with pytest.raises(ChangedMeanwhileError):
        attach(school, first, second)
    assert {row.id: row.checked for row in Grant.objects.all()} == {first.id: True, second.id: False}
    assert StoredFile.objects.filter(name="quyet-dinh-15.pdf").count() == 1


def test_a_line_corrected_meanwhile_is_looked_at_again(school):
    first, _ = two_grants(school)
    correct_grant(
        by=actor(school.alice, school),
        unit=school.unit,
        grant=first,
        version=first.version,
        changes={"paper": "16/QĐ-UBND"},
    )
    with pytest.raises(ChangedMeanwhileError):
        attach(school, first)


def test_nobody_checks_their_own_nor_another_unit_s_nor_what_a_decision_here_brought(school):
    first, second = two_grants(school)
    with pytest.raises(OwnFactsError):
        attach(school, first, second, by=school.binh)
    other = make_school("THCS-KHAC", "Trường THCS Suối Mơ")
    with pytest.raises(OtherUnitsGrantError):
        attach(school, first, unit=other.unit)
    Grant.objects.filter(id=first.id).update(decision=school.unit.id)
    with pytest.raises(DecidedGrantError):
        attach(school, first)
    with pytest.raises(InvalidInputError):
        attach(school)
    assert [row[0] for row in checked()] == [False, False]


def past_initiative(school: School) -> Initiative:
    entry = InitiativeEntry("Vườn chữ cái", "initiative", "unit", "school", ON, "7/QĐ-HS")
    person = school.person(school.binh)
    (row,) = record_past_initiatives(
        by=actor(school.alice, school), unit=school.unit, entries=[(person.id, "2021-2022", entry)]
    )
    return row


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-quet.pdf", SCAN.content, content_type="application/pdf")


def test_the_list_gathers_lines_by_their_decision_and_the_page_takes_the_scan(school, client: Client):
    grants, initiative = two_grants(school), past_initiative(school)
    sign_in(client, school.alice)
    papers = client.get(reverse("check_list")).context["page"].object_list
    assert [(one.what, one.paper, one.on, len(one.rows)) for one in papers] == [
        ("khen-thuong", PAPER, ON, 2),
        ("sang-kien", "7/QĐ-HS", ON, 1),
    ]

    address = reverse("check_paper", args=["khen-thuong", grants[0].id])
    chosen = client.get(address).context["form"].fields["chosen"].initial
    assert sorted(chosen) == sorted(f"{one.id}:1" for one in grants)
    assert client.post(address, {"chosen": chosen}).context["form"].errors == {
        "scan": ["Hãy chọn tệp bản quét."]
    }
    wrong = SimpleUploadedFile("x.pdf", b"PK\x03\x04 khong phai", content_type="application/pdf")
    assert client.post(address, {"chosen": chosen, "scan": wrong}).context["form"].errors == {
        "scan": ["Bản quét phải là tệp PDF, JPG hoặc PNG."]
    }
    assert client.post(address, {"chosen": chosen, "scan": pdf()}).status_code == 302
    assert [row[0] for row in checked()] == [True, True]

    of_initiative = reverse("check_paper", args=["sang-kien", initiative.id])
    client.post(of_initiative, {"chosen": [f"{initiative.id}:1"], "scan": pdf()})
    initiative.refresh_from_db()
    assert (initiative.checked, initiative.checked_by) == (True, school.alice)
    assert list(client.get(reverse("check_list")).context["page"].object_list) == []

    file = client.get(reverse("check_file", args=["sang-kien", initiative.id]))
    assert (file.content, file["Content-Type"]) == (SCAN.content, "application/pdf")
    page = client.get(reverse("person_page", args=[school.person(school.binh).id])).content.decode()
    assert page.count("bản quét</a>") == 2


def test_one_s_own_line_is_left_out_of_the_page(school, client: Client):
    first, second = two_grants(school)
    Person.objects.filter(user=school.alice).update(user=None)
    Person.objects.filter(id=first.person_id).update(user=school.alice)
    sign_in(client, school.alice)
    form = client.get(reverse("check_paper", args=["khen-thuong", second.id])).context["form"]
    assert form.fields["chosen"].initial == [f"{second.id}:1"]


def test_another_school_finds_nothing_there(school, client: Client):
    first, _ = two_grants(school)
    other = make_school("THCS-KHAC", "Trường THCS Suối Mơ")
    sign_in(client, other.alice)
    for name in ("check_paper", "check_file"):
        assert client.get(reverse(name, args=["khen-thuong", first.id])).status_code == 404


def correct(school: School, row: Grant, **changes) -> Grant:
    return correct_grant(
        by=actor(school.alice, school), unit=school.unit, grant=row, version=row.version, changes=changes
    )


def checked_grant(school: School) -> Grant:
    first, _ = two_grants(school)
    attach(school, first)
    first.refresh_from_db()
    return first


@pytest.mark.parametrize(
    "changes",
    [
        {"paper": "51/QĐ-UBND"},
        {"on": date(2022, 6, 29)},
        {"authority": "UBND tỉnh"},
        {"basis": "thematic"},
    ],
)
def test_who_changes_what_the_paper_says_has_not_compared_it(school, changes):
    row = checked_grant(school)
    scan, since = row.scan, row.checked_at

    row = correct(school, row, **changes)

    stored = Grant.objects.get(id=row.id)
    assert (stored.checked, stored.scan, stored.checked_by, stored.checked_at, stored.version) == (
        False, None, None, None, 3,
    )  # fmt: skip
    (former,) = FormerOriginal.objects.all()
    assert (former.grant, former.initiative, former.scan, former.checked_by, former.checked_at) == (
        stored, None, scan, school.alice, since,
    )  # fmt: skip
    assert former.set_aside_by == school.alice
    assert Line.objects.get(kind="people.grant_corrected").fields.keys() == {
        "grant", *changes, "former_original",
    }  # fmt: skip


def test_a_form_sent_without_any_change_leaves_the_scan_where_it_is(school):
    row = checked_grant(school)
    row = correct(school, row, paper=PAPER, on=ON, authority="UBND huyện", basis=None)
    assert (row.checked, row.scan_id is None, FormerOriginal.objects.count()) == (True, False, 0)


def test_a_decision_s_number_filled_in_later_was_not_on_the_scan_before(school):
    binh = school.person(school.binh).id
    by = actor(school.alice, school)
    (row,) = record_grants(
        by=by, unit=school.unit, grants=[GrantEntry(binh, "LDTT", "2021-2022", checked=True)]
    )
    record_grants(by=by, unit=school.unit, grants=[GrantEntry(binh, "LDTT", "2021-2022", ON, PAPER)])
    row = Grant.objects.get(id=row.id)
    assert (row.paper, row.checked, row.version) == (PAPER, False, 2)
    assert [one.grant for one in FormerOriginal.objects.all()] == [row]


def test_for_which_awards_an_initiative_was_used_stands_on_no_paper_but_its_name_does(school, client: Client):
    row = past_initiative(school)
    by = actor(school.alice, school)
    attach_original(
        by=by, unit=school.unit, initiatives=[Seen(row.id, 1)], original=SCAN, on=date(2026, 6, 10)
    )
    correct = {"by": by, "unit": school.unit, "initiative": row}
    row = correct_initiative(**correct, version=2, changes={"used_for": ["CSTDCS"]})
    assert (row.checked, FormerOriginal.objects.count()) == (True, 0)
    row = correct_initiative(**correct, version=3, changes={"title": "Vườn chữ cái của lớp"})
    assert (row.checked, row.scan, row.checked_by) == (False, None, None)
    assert [one.initiative for one in FormerOriginal.objects.all()] == [row]


def test_the_page_says_it_before_and_after_and_keeps_the_old_scan_to_be_read(school, client: Client):
    _, row = two_grants(school)
    attach(school, row)
    row.refresh_from_db()
    sign_in(client, school.alice)
    address = reverse("person_correct", args=[row.person_id, "khen-thuong", row.id])
    before = client.get(address).content.decode()
    assert "Sửa điều mà quyết định có ghi thì dòng trở lại “chưa đối chiếu”" in before
    assert "Đã từng đối chiếu" not in before

    sent = {"on": "2022-06-28", "paper": "51/QĐ-UBND", "authority": "UBND huyện", "version": row.version}
    answer = client.post(address, sent, follow=True)
    assert [str(one) for one in answer.context["messages"]] == [
        f"Đã sửa cho {row.holder_name}. Dòng vừa sửa trở lại “chưa đối chiếu”: hãy đối chiếu lại với bản gốc."
    ]
    after = client.get(address).content.decode()
    assert "Đã từng đối chiếu" in after
    assert "Sửa điều mà quyết định có ghi" not in after

    former = FormerOriginal.objects.get()
    file = reverse("check_former_file", args=["khen-thuong", row.id, former.id])
    assert file in after
    assert client.get(file).content == SCAN.content
    other = make_school("THCS-KHAC", "Trường THCS Suối Mơ")
    assert sign_in(client, other.alice).get(file).status_code == 404
    assert sign_in(client, school.binh).get(file).status_code == 403
