"""What a reviewer says of an initiative: never on one's own, one wording after another, read by author and office."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.registrations import make_round
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.initiatives.actions import review_initiative
from thidua.initiatives.errors import (
    NotReviewerError,
    OwnInitiativeError,
    WordingChangedError,
    YearClosedError,
)
from thidua.initiatives.models import Review, Verdict
from thidua.initiatives.queries import initiatives_of, reviews_waiting, said_of
from thidua.people.actions import record_initiative
from thidua.registrations.actions import save_pledge, submit_pledge, withdraw_pledge
from thidua.registrations.models import Content, Planned
from thidua.units.access import member_of
from thidua.units.actions import close_school_year, give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
TITLE = "Nhật ký lỗi sai trong giờ Toán"


@pytest.fixture
def school() -> School:
    """Dung (who leads a team) reviews initiatives."""
    found = make_school()
    reviews(found, found.dung)
    return found


def reviews(school, user) -> None:
    role, since = Role.INITIATIVE_REVIEWER, date(2025, 9, 1)
    give_role(by=actor(school.officer, school), unit=school.unit, user=user, role=role, on=since)


def plan(school, user, *initiatives, send=True):
    """What somebody plans, sent unless said otherwise."""
    pledge = save_pledge(
        by=actor(user, school),
        round=make_round(school),
        person=school.person(user),
        content=Content(titles=("LDTT",), initiatives=initiatives),
        version=0,
    )
    return submit_pledge(by=actor(user, school), pledge=pledge) if send else pledge


def recognised(school, user, title=TITLE):
    return record_initiative(
        by=actor(school.an, school),
        unit=school.unit,
        person=school.person(user),
        school_year="2025-2026",
        title=title,
        kind="initiative",
        scope="unit",
        recognised_by="school",
    )


def only(school):
    (subject,) = initiatives_of(school.year)
    return subject


def review(school, subject, verdict=Verdict.AGREE, text="", version=0, user=None):
    return review_initiative(
        by=actor(user or school.dung, school),
        year=school.year,
        subject=subject,
        verdict=verdict,
        text=text,
        version=version,
    )


def sent(subject, verdict="agree", text="", version=0):
    return {"verdict": verdict, "text": text, "version": version, "seen": subject.fingerprint}


def test_planned_ones_are_those_that_were_sent_and_recognised_ones_those_of_the_year(school):
    pledge = plan(school, school.binh, Planned(TITLE), Planned("Góc đọc xanh", together="cô Cỏ May"))
    recognised(school, school.alice, "Sổ tay tư liệu Văn")
    assert [(one.kind, one.title, one.author, one.together) for one in initiatives_of(school.year)] == [
        ("Dự định", TITLE, "Nguyễn Thị Hoa Sim", ""),
        ("Dự định", "Góc đọc xanh", "Nguyễn Thị Hoa Sim", "cô Cỏ May"),
        ("Đã công nhận", "Sổ tay tư liệu Văn", "Lê Thị Hướng Dương", ""),
    ]
    withdraw_pledge(by=actor(school.binh, school), pledge=pledge)
    assert [one.title for one in initiatives_of(school.year)] == ["Sổ tay tư liệu Văn"]


def test_a_correction_keeps_the_former_note_and_two_reviewers_speak_each_for_themselves(school):
    plan(school, school.binh, Planned(TITLE))
    subject = only(school)
    review(school, subject, Verdict.MORE, "Cần số liệu.")
    review(school, subject, Verdict.AGREE, "Đã đủ.", version=1)
    reviews(school, school.an)
    review(school, subject, Verdict.DISAGREE, "Trùng năm trước.", user=school.an)
    said = {
        one.review.reviewer.full_name: (one.verdict, one.review.text, [row.text for row in one.former])
        for one in said_of(school.year, [subject])[subject.mark]
    }
    assert said == {
        "Hoàng Thị Sao Mai": (Verdict.AGREE, "Đã đủ.", ["Cần số liệu."]),
        "Ngô Văn Trường Sơn": (Verdict.DISAGREE, "Trùng năm trước.", []),
    }


def test_whoever_has_no_such_role_reviews_nothing_not_even_the_head(school):
    plan(school, school.binh, Planned(TITLE))
    for user in (school.an, school.alice):
        with pytest.raises(NotReviewerError):
            review(school, only(school), user=user)
    assert not Review.objects.exists()


def test_of_two_tabs_the_second_is_told(school):
    plan(school, school.binh, Planned(TITLE))
    review(school, only(school), text="Lời thứ nhất.")
    for version in (0, 2):
        with pytest.raises(ChangedMeanwhileError):
            review(school, only(school), text="Lời thứ hai.", version=version)
    assert Review.objects.get().text == "Lời thứ nhất."


@pytest.mark.parametrize("verdict", [Verdict.MORE, Verdict.DISAGREE])
def test_who_does_not_agree_says_why(school, verdict):
    plan(school, school.binh, Planned(TITLE))
    with pytest.raises(InvalidInputError, match="vì sao"):
        review(school, only(school), verdict, "  ")
    assert not Review.objects.exists()


def test_nobody_reviews_their_own_nor_the_same_title_under_another_name(school):
    plan(school, school.dung, Planned(TITLE))
    with pytest.raises(OwnInitiativeError):
        review(school, only(school))
    named = recognised(school, school.binh, TITLE.upper())
    same = next(one for one in initiatives_of(school.year) if one.initiative == named)
    with pytest.raises(OwnInitiativeError):
        review(school, same)


@pytest.mark.parametrize(
    ("together", "is_own"),
    [
        ("Hoàng Thị Sao Mai", True),
        ("cô Cỏ May, cô HOANG THI SAO MAI (tổ Toán)", True),
        ("Sao Mai", False),
        ("", False),
    ],
)
def test_whoever_is_named_beside_the_author_is_one_of_the_authors(school, together, is_own):
    plan(school, school.binh, Planned(TITLE, together=together))
    assert [one.title for one in reviews_waiting(member_of(school.dung), school.year)] == (
        [] if is_own else [TITLE]
    )
    if is_own:
        with pytest.raises(OwnInitiativeError):
            review(school, only(school))


def test_what_changed_since_it_was_read_is_not_reviewed_and_what_was_reviewed_waits_again(school):
    pledge = plan(school, school.binh, Planned(TITLE))
    before = only(school)
    review(school, before)
    assert reviews_waiting(member_of(school.dung), school.year) == []
    by = actor(school.binh, school)
    pledge = withdraw_pledge(by=by, pledge=pledge)
    changed = Content(titles=("LDTT",), initiatives=(Planned(TITLE, solution="Sổ ghi lỗi theo tuần"),))
    person = school.person(school.binh)
    pledge = save_pledge(by=by, round=pledge.round, person=person, content=changed, version=pledge.version)
    submit_pledge(by=by, pledge=pledge)
    with pytest.raises(WordingChangedError):
        review(school, before, version=1)
    subject = only(school)
    assert [one.is_outdated for one in said_of(school.year, [subject])[subject.mark]] == [True]
    assert [one.title for one in reviews_waiting(member_of(school.dung), school.year)] == [TITLE]


def test_a_closed_year_takes_no_more_notes(school):
    recognised(school, school.binh)
    close_school_year(by=actor(school.an, school), year=school.year, on=clock.today())
    school.year.refresh_from_db()
    with pytest.raises(YearClosedError):
        review(school, only(school))


def test_the_list_is_whole_for_office_and_reviewer_and_the_own_for_everybody_else(school, client):
    plan(school, school.binh, Planned(TITLE))
    recognised(school, school.officer, "Nhật ký thiết bị")
    seen = {}
    for user in (school.an, school.alice, school.dung, school.binh, school.officer):
        page = sign_in(client, user).get(reverse("initiative_list")).content.decode()
        seen[user.full_name] = [title for title in (TITLE, "Nhật ký thiết bị") if title in page]
    assert seen == {
        "Ngô Văn Trường Sơn": [TITLE, "Nhật ký thiết bị"],
        "Lê Thị Hướng Dương": [TITLE, "Nhật ký thiết bị"],
        "Hoàng Thị Sao Mai": [TITLE, "Nhật ký thiết bị"],
        "Nguyễn Thị Hoa Sim": [TITLE],
        "Vũ Văn Sông Lam": ["Nhật ký thiết bị"],
    }


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"state": "waiting"}, [TITLE]),
        ({"state": "more"}, ["Sổ tay tư liệu Văn"]),
        ({"state": "none"}, [TITLE]),
        ({"kind": "planned"}, [TITLE]),
        ({"team": "Ngữ văn"}, ["Sổ tay tư liệu Văn"]),
        ({"q": "hoa sim"}, [TITLE]),
        ({"q": "khong co"}, []),
    ],
)
def test_the_list_is_filtered(school, client, asked, titles):
    plan(school, school.binh, Planned(TITLE))
    recognised(school, school.alice, "Sổ tay tư liệu Văn")
    subject = initiatives_of(school.year)[1]
    review(school, subject, Verdict.MORE, "Cần số liệu.")
    page = sign_in(client, school.dung).get(reverse("initiative_list"), asked).content.decode()
    assert [title for title in (TITLE, "Sổ tay tư liệu Văn") if title in page] == titles


def test_the_page_writes_and_author_and_office_read_it(school, client):
    plan(school, school.binh, Planned(TITLE))
    subject = only(school)
    posted = sign_in(client, school.dung).post(subject.url, sent(subject, "more", "Cần số liệu."))
    assert posted["Location"] == subject.url
    for user in (school.an, school.alice, school.dung, school.binh):
        assert "Cần số liệu." in sign_in(client, user).get(subject.url).content.decode()
    assert sign_in(client, school.officer).get(subject.url).status_code == 404


def test_only_reviewers_write_and_never_on_their_own(school, client):
    plan(school, school.dung, Planned(TITLE))
    subject = only(school)
    for user in (school.an, school.dung):
        page = sign_in(client, user).post(subject.url, sent(subject))
        assert "Ghi nhận xét" not in page.content.decode().split("</h1>")[1]
    assert not Review.objects.exists()


def test_a_page_opened_before_a_change_is_told_and_keeps_what_was_typed(school, client):
    recognised(school, school.binh)
    subject = only(school)
    stale = sent(subject, "more", "Cần số liệu.") | {"seen": "0000"}
    page = sign_in(client, school.dung).post(subject.url, stale)
    assert (page.status_code, "Cần số liệu." in page.content.decode()) == (409, True)
    assert "vừa được sửa" in page.content.decode()
    assert not Review.objects.exists()


def test_another_schools_initiative_is_not_there(school, client):
    plan(school, school.binh, Planned(TITLE))
    recognised(school, school.binh)
    other = make_school("THCS-CL", "Cỏ Lau")
    for subject in initiatives_of(school.year):
        assert sign_in(client, other.an).get(subject.url).status_code == 404
        assert sign_in(client, school.an).get(subject.url).status_code == 200
