"""What a pledge says beyond titles: forms, initiatives, exemplars; and the story of who changed what."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.registrations import confirmed, make_round, saying, submitted
from thidua.core.errors import InvalidInputError
from thidua.nominations.queries import candidates_of
from thidua.registrations.actions import (
    confirm_pledge,
    lock_round,
    return_pledge,
    save_pledge,
    submit_pledge,
)
from thidua.registrations.models import Content, Exemplar, Planned, PledgeVersion
from thidua.registrations.queries import differences, story_of
from thidua.registrations.queries.versions import Difference

pytestmark = pytest.mark.django_db
FULL = Content(
    titles=("CSTDCS",),
    forms=("GK",),
    initiatives=(
        Planned(" Bộ  thẻ ", "Toán", "Mỗi bài một thẻ.", "Hoàng Thị Sao Mai"),
        Planned("Sổ tay từ vựng"),
    ),
    exemplars=(Exemplar("nurture", "Nhóm Toán 8", "Cùng soạn bài"),),
)


@pytest.fixture
def school():
    return make_school()


def save(school, found, content, version=0):
    return save_pledge(
        by=actor(school.binh, school),
        round=found,
        person=school.person(school.binh),
        content=content,
        version=version,
    )


def test_the_higher_titles_are_pledged_too_each_with_what_the_law_asks(client, school):
    found, higher = make_round(school), ("CSTD_TINH", "CSTD_BO", "CSTDTQ")
    assert save(school, found, Content(titles=higher)).titles == list(higher)
    page = sign_in(client, school.binh).get(reverse("pledge_page"))
    said = page.content.decode()
    assert [one.code for one in page.context["standings"]] == ["LDTT", "CSTDCS", *higher]
    assert [f'value="{code}" checked' in said for code in higher] == [True] * 3


def test_a_pledge_keeps_forms_several_initiatives_and_exemplars(school):
    pledge = save(school, make_round(school), FULL)
    pledge.refresh_from_db()
    assert pledge.content == Content(
        titles=("LDTT", "CSTDCS"),
        forms=("GK",),
        initiatives=(
            Planned("Bộ thẻ", "Toán", "Mỗi bài một thẻ.", "Hoàng Thị Sao Mai"),
            Planned("Sổ tay từ vựng"),
        ),
        exemplars=(Exemplar("nurture", "Nhóm Toán 8", "Cùng soạn bài"),),
    )
    assert (pledge.awards, pledge.initiative_title) == (
        ["LDTT", "CSTDCS", "GK"],
        "Bộ thẻ; Sổ tay từ vựng",
    )


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (Content(forms=("LDTT",)), "forms"),
        (Content(forms=("TTLDTT",)), "forms"),
        (Content(initiatives=(Planned("  ", "Toán"),)), "initiatives"),
        (Content(initiatives=(Planned("Bộ thẻ"),) * 6), "initiatives"),
        (Content(exemplars=(Exemplar("become", " "),)), "exemplars"),
        (Content(exemplars=(Exemplar("other", "Nhóm Toán 8"),)), "exemplars"),
    ],
)
def test_what_cannot_be_registered_is_refused_with_its_field(school, content, field):
    with pytest.raises(InvalidInputError) as refused:
        save(school, make_round(school), content)
    assert refused.value.field == field


def test_a_form_alone_can_be_sent_and_becomes_a_candidate(school):
    found = make_round(school)
    sent = submit_pledge(by=actor(school.binh, school), pledge=save(school, found, Content(forms=("GK",))))
    confirm_pledge(by=actor(school.dung, school), pledge=sent)
    lock_round(by=actor(school.alice, school), round=found, on=date(2025, 10, 2))
    assert [(one.person.full_name, one.award) for one in candidates_of(school.unit, school.year)] == [
        ("Nguyễn Thị Hoa Sim", "GK")
    ]


def test_initiatives_without_any_award_are_not_sent(school):
    pledge = save(school, make_round(school), Content(initiatives=(Planned("Bộ thẻ"),)))
    with pytest.raises(InvalidInputError):
        submit_pledge(by=actor(school.binh, school), pledge=pledge)


def test_the_story_says_who_changed_which_part_from_what_to_what(school):
    found = make_round(school)
    sent = submitted(school, found, school.person(school.binh), "LDTT")
    returned = return_pledge(by=actor(school.dung, school), pledge=sent, reason="Ghi tên sáng kiến.")
    save(school, found, saying("CSTDCS", initiative="Bộ thẻ"), version=returned.version)
    assert [(step.who, step.words, step.reason, step.differences) for step in story_of(returned)] == [
        (
            "Nguyễn Thị Hoa Sim",
            "Lưu bản đăng ký",
            "",
            (
                Difference("Danh hiệu", "Lao động tiên tiến", "Lao động tiên tiến, Chiến sĩ thi đua cơ sở"),
                Difference("Sáng kiến", "", "Bộ thẻ"),
            ),
        ),
        ("Hoàng Thị Sao Mai", "Trả lại", "Ghi tên sáng kiến.", ()),
        ("Nguyễn Thị Hoa Sim", "Gửi", "", ()),
        ("Nguyễn Thị Hoa Sim", "Lưu bản đăng ký", "", (Difference("Danh hiệu", "", "Lao động tiên tiến"),)),
    ]


def test_every_step_leaves_a_version_with_the_pledges_number(school):
    pledge = confirmed(school, make_round(school), school.person(school.binh), "LDTT")
    numbers = PledgeVersion.objects.filter(pledge=pledge).order_by("number").values_list("number", "state")
    assert list(numbers) == [(1, "draft"), (2, "submitted"), (3, "confirmed")]


def test_the_same_content_differs_in_nothing():
    assert differences(FULL, FULL) == ()
