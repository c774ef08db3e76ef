"""Who signs for a unit: the head, a deputy in the head's place, the committee's chair; by the staff list and the chair."""

from datetime import date

import pytest

from factories.base import FIRST_DAY, make_school
from factories.plans import make_full_draft
from paper.contracts import Signature
from thidua.documents.queries.signing import edition_signed, head_signs
from thidua.ledger.actions import Actor
from thidua.people.models import Posting
from thidua.plans.models import Plan
from thidua.units.actions import give_role
from thidua.units.models import Level, Role

pytestmark = pytest.mark.django_db

DAY = date(2025, 11, 20)


@pytest.fixture
def school():
    return make_school()


def called(user, position):
    Posting.objects.filter(person__user=user).update(position=position)


def given(school, user, role):
    give_role(by=Actor(user=None, unit=school.unit.id), unit=school.unit, user=user, role=role, on=FIRST_DAY)


@pytest.mark.parametrize(
    ("position", "printed"),
    [
        ("", ("HIỆU TRƯỞNG",)),
        ("Giáo viên", ("HIỆU TRƯỞNG",)),
        ("Hiệu trưởng, giáo viên Toán", ("HIỆU TRƯỞNG",)),
        ("Quyền Hiệu trưởng", ("Q. HIỆU TRƯỞNG",)),
        ("Giám đốc", ("GIÁM ĐỐC",)),
        ("Phó Hiệu trưởng", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
        ("Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_the_staff_list_says_what_whoever_holds_the_chair_is(school, position, printed):
    called(school.an, position)
    signature = head_signs(school.unit, DAY)
    assert (signature.capacity(), signature.name) == (printed, school.an.full_name)


def test_a_vice_principal_who_holds_the_chair_signs_in_the_head_s_place(school):
    given(school, school.an, Role.VICE_PRINCIPAL)
    assert head_signs(school.unit, DAY).capacity() == ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")


@pytest.mark.parametrize(
    ("level", "name", "printed"),
    [
        (Level.SCHOOL, "Trường Mầm non Hoa Mai", "HIỆU TRƯỞNG"),
        (Level.SCHOOL, "Trung tâm Giáo dục thường xuyên Sông Xanh", "GIÁM ĐỐC"),
        (Level.DISTRICT, "Phòng Giáo dục và Đào tạo Sông Xanh", "TRƯỞNG PHÒNG"),
        (Level.PROVINCE, "Sở Giáo dục và Đào tạo Sông Xanh", "GIÁM ĐỐC"),
        (Level.COMMUNE, "UBND xã Hoa Sen", "CHỦ TỊCH"),
        (Level.MINISTRY, "Bộ Giáo dục và Đào tạo", "BỘ TRƯỞNG"),
    ],
)
def test_where_it_is_silent_the_unit_s_own_name_says_it(school, level, name, printed):
    school.unit.level, school.unit.name = level, name
    assert head_signs(school.unit, DAY).capacity() == (printed,)


def test_a_name_typed_is_found_in_the_staff_list(school):
    called(school.dung, "Phó Hiệu trưởng")
    assert head_signs(school.unit, DAY, school.dung.full_name).capacity()[0] == "KT. HIỆU TRƯỞNG"
    assert head_signs(school.unit, DAY, "Đỗ Văn Bách Tùng") == Signature(
        position="Hiệu trưởng", name="Đỗ Văn Bách Tùng"
    )


def stands_in(school, user):
    """The head is away for a month and has left the chair to somebody, by a paper."""
    by, ends = Actor(user=None, unit=school.unit.id), date(2025, 12, 1)
    give_role(
        by=by, unit=school.unit, user=user, role=Role.CHAIR, on=date(2025, 11, 1), ends=ends, paper="02/GUQ"
    )


def test_of_two_who_may_approve_the_one_who_did_signs_and_before_that_neither(school):
    stands_in(school, school.dung)
    called(school.dung, "Phó Hiệu trưởng")
    plan = make_full_draft(school)
    assert edition_signed(plan, DAY) == Signature(position="Hiệu trưởng", name="")
    plan.approved_by = school.dung
    assert edition_signed(plan, DAY) == Signature(
        position="Phó Hiệu trưởng", name=school.dung.full_name, in_place_of="Hiệu trưởng"
    )


def test_a_committee_s_paper_is_signed_for_the_committee(school):
    school.unit.level, school.unit.name = Level.COMMUNE, "UBND xã Hoa Sen"
    called(school.an, "Phó Chủ tịch")
    plan = Plan(unit=school.unit, approved_by=school.an)
    assert edition_signed(plan, DAY).capacity() == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_whoever_is_no_deputy_signs_by_the_head_s_mandate(school):
    stands_in(school, school.dung)
    called(school.dung, "Tổ trưởng, giáo viên Ngữ văn")
    assert edition_signed(Plan(unit=school.unit, approved_by=school.dung), DAY) == Signature(
        position="Tổ trưởng", name=school.dung.full_name, by_mandate_of="Hiệu trưởng"
    )
