"""The pages of reviews: who reads what by address, cells that are wrong, nothing lost, the way to a published result."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import issued
from factories.reviews import (
    closed,
    everybody,
    give,
    mark_everybody,
    opened,
    part_of,
    published,
    sheet_of,
)
from thidua.core import clock
from thidua.reviews.actions import begin_team, raise_objection
from thidua.reviews.models import Card, Council, Objection, Part, Result, Review, Sheet, Step, Unlock

pytestmark = pytest.mark.django_db
OWN = (800, 900, 3300, 2000, 300, 100)
FAR = {"self_closes": date(2030, 1, 1), "team_closes": date(2030, 1, 2), "council_closes": date(2030, 1, 3)}


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def pages(school):
    return {
        key: sign_in(Client(), getattr(school, key)) for key in ("alice", "an", "dung", "binh", "officer")
    }


def address(name, *words):
    return reverse(name, args=words)


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def cells(sheet, marks, version=0, **notes):
    data = {f"d-{sheet.id}-{place}": text for place, text in marks.items()}
    return (
        data
        | {f"v-{sheet.id}": str(version)}
        | {f"n-{sheet.id}-{key[1:]}": text for key, text in notes.items()}
    )


def mark(client, sheet, slug, marks, version=0, **notes):
    data = cells(sheet, marks, version, **notes)
    return client.post(address("review_mark", sheet.id, slug), data, headers={"HX-Request": "true"})


def test_a_review_is_opened_on_its_page_and_everybody_finds_the_own_sheet(school, pages):
    row = issued(school, everybody())
    data = {
        "period": "thang-2025-10", "sets": [str(row.id)], "way": "marked", "with_self": "on",
        "self_closes": "01/01/2030", "team_closes": "02/01/2030", "council_closes": "03/01/2030",
        "council": "confirm", "leaders_by": "office", "objection_days": "5",
    }  # fmt: skip
    assert pages["alice"].post(address("review_open"), data).status_code == 302
    page = words(pages["binh"].get(address("review_list")))
    assert "Phiếu tự chấm tháng 10/2025" in page
    again = pages["alice"].post(address("review_open"), data)
    assert (again.status_code, "Kỳ này đã có đợt bình xét" in words(again)) == (422, True)


def test_what_one_gave_oneself_is_on_nobody_else_s_page_before_they_have_marked(school, pages):
    review = opened(school, **FAR)
    sheet = sheet_of(review, school.binh)
    give(school, school.binh, sheet, Step.SELF, OWN)
    begin_team(by=actor(school.dung, school), part=part_of(review), on=review.first)
    asked = [
        address("review_mine", sheet.id),
        address("review_sheet", sheet.part_id),
        address("review_board", review.id),
    ]
    for user in ("dung", "an", "alice"):
        for page in asked:
            found = pages[user].get(page)
            assert (found.status_code, ">33<" in re.sub(r"\s", "", found.content.decode())) == (200, False), (
                user,
                page,
            )
    assert {user: pages[user].get(asked[0]).status_code for user in ("binh", "officer")} == {
        "binh": 200,
        "officer": 404,
    }
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM)
    page = pages["dung"].get(asked[1]).content.decode()
    assert ">33<" in re.sub(r"\s", "", page)


def test_another_school_finds_nothing(school, pages):
    other = make_school("THCS-KH", "Trường THCS Khác")
    stranger = sign_in(Client(), other.alice)
    review = published(school)
    sheet = sheet_of(review, school.binh)
    for name, word in [
        ("review_board", review.id), ("review_results", review.id), ("review_sheet", sheet.part_id),
        ("review_mine", sheet.id), ("review_result", sheet.id),
    ]:  # fmt: skip
        assert stranger.get(address(name, word)).status_code == 404


def test_a_line_saves_what_is_right_tells_what_is_wrong_and_gives_the_new_sums(school, pages):
    sheet = sheet_of(opened(school, **FAR), school.binh)
    said = mark(pages["binh"], sheet, "tu", {0: "12,5", 1: "99", 2: "tốt", 3: "–", 4: "0", 5: ""})
    assert Card.objects.get().marks == [1250, -1, -1, -2, 0, -1]
    page = words(said)
    assert "A.2: Điểm không được quá 15." in page
    assert "B.1: Ghi số điểm" in page
    assert "thiếu 3" in page
    again = mark(pages["binh"], sheet, "tu", {1: "15", 2: "40", 5: "0"}, 1)
    assert "Đã lưu" in words(again)
    assert "96,43" in words(again)


def test_of_two_tabs_the_second_is_told(school, pages):
    sheet = sheet_of(opened(school, **FAR), school.binh)
    mark(pages["binh"], sheet, "tu", {0: "10"})
    assert "người khác vừa chấm phiếu này" in words(mark(pages["binh"], sheet, "tu", {0: "12"}))


def test_nobody_fills_a_step_that_is_not_theirs_by_its_address(school, pages):
    sheet = sheet_of(opened(school, **FAR), school.binh)
    statuses = [
        mark(pages[user], sheet, "tu", {0: "10"}).status_code for user in ("dung", "alice", "officer")
    ]
    assert statuses == [403, 403, 404]
    assert mark(pages["binh"], sheet, "to", {0: "10"}).status_code == 403


def test_without_script_a_refused_sheet_keeps_all_that_was_typed(school, pages):
    review = opened(school, with_self=False, **FAR | {"self_closes": None})
    sheet = sheet_of(review, school.binh)
    page = pages["dung"].post(address("review_sheet", sheet.part_id), cells(sheet, {0: "12,5", 1: "99"}))
    said = page.content.decode()
    assert page.status_code == 422
    assert ('value="12,5"' in said, 'value="99"' in said, Card.objects.count()) == (True, True, 0)
    assert "Điểm không được quá 15." in said


def test_the_council_that_confirms_is_asked_for_a_reason_at_the_cell(school, pages):
    review = opened(school, with_self=False, **FAR | {"self_closes": None})
    mark_everybody(school, review)
    sheet = sheet_of(review, school.binh)
    said = mark(pages["an"], sheet, "hoi-dong", {0: "10"})
    assert "Hội đồng sửa điểm của tổ thì ghi lý do" in words(said)
    mark(
        pages["an"],
        sheet,
        "hoi-dong",
        {0: "10"},
        Card.objects.get(sheet=sheet, step="council").version,
        n0="Vào lớp muộn",
    )
    assert Card.objects.get(sheet=sheet, step="council").marks[0] == 1000


def test_a_team_is_begun_sent_and_sent_back_by_whom_it_is_theirs(school, pages):
    review = opened(school, **FAR)
    part = part_of(review)
    act = lambda user, word, **more: pages[user].post(address("review_step", part.id), {"viec": word, **more})  # noqa: E731 -- said five times below
    assert act("binh", "bat-dau").status_code == 403
    act("dung", "bat-dau")
    act("dung", "gui")
    assert Part.objects.get(id=part.id).state == "team"  # marks are missing
    Sheet.objects.filter(part=part).update(exempt="Đi học")
    act("dung", "gui")
    assert act("dung", "tra-lai", because="Xem lại").status_code == 403
    act("alice", "tra-lai", because="Xem lại điểm chủ nhiệm")
    assert "Xem lại điểm chủ nhiệm" in words(pages["dung"].get(address("review_sheet", part.id)))


def test_closing_tells_the_gap_and_takes_its_reason(school, pages):
    review = opened(school, with_self=False, council=Council.BLIND, **FAR | {"self_closes": None})
    mark_everybody(school, review)
    for user, by in [("dung", "alice"), ("officer", "alice"), ("alice", "an")]:
        give(school, getattr(school, by), sheet_of(review, getattr(school, user)), Step.COUNCIL)
    page = address("review_close", review.id)
    assert "Nguyễn Thị Hoa Sim : chưa chấm tiêu chí nào" in words(pages["alice"].get(page))
    assert pages["alice"].post(page, {}).status_code == 422
    sheet = sheet_of(review, school.binh)
    assert pages["alice"].post(page, {f"ly-do-{sheet.id}": "Đi biệt phái"}).status_code == 302
    assert Result.objects.get(sheet=sheet).total is None


def test_a_result_is_read_by_whom_it_is_about_once_published_with_what_took_marks_away(school, pages):
    review = closed(school, binh=(1500, 1500, 3000, 3000, 0, 300))
    page = address("review_result", sheet_of(review, school.binh).id)
    assert pages["binh"].get(page).status_code == 404
    pages["alice"].post(address("review_publish", review.id))
    said = words(pages["binh"].get(page))
    assert "87" in said
    assert "Hoàn thành đúng hạn hồ sơ chuyên môn được giao: 30 / 40" in said
    assert "Nộp hồ sơ chuyên môn muộn quá 3 ngày: −3" in said
    assert {user: pages[user].get(page).status_code for user in ("dung", "an", "officer")} == {
        "dung": 200, "an": 200, "officer": 404,
    }  # fmt: skip


def test_an_objection_is_sent_answered_by_another_and_the_result_corrected(school, pages):
    review = published(school, told_on=clock.today(), officer=(1500, 1500, 3000, 3000, 0, 300))
    sheet = sheet_of(review, school.officer)
    page = address("review_result", sheet.id)
    assert pages["officer"].post(page, {"text": ""}).status_code == 422
    pages["officer"].post(page, {"text": "Tôi nộp đúng hạn"})
    answer = address("review_objection", Objection.objects.get().id)
    marks = {f"o-{place}": text for place, text in enumerate(["15", "15", "40", "30", "0", "0"])}
    marks["version"] = "1"
    refused = pages["alice"].post(answer, {"upheld": "yes", "answer": "Đúng", **marks})
    assert "người khác trả lời ý kiến" in words(refused)
    assert (refused.status_code, Objection.objects.get().state) == (422, "raised")
    wrong = pages["an"].post(answer, {"upheld": "yes", "answer": "Đúng", **marks | {"o-0": "16"}})
    assert "A.1: Điểm không được quá 15." in words(wrong)
    pages["an"].post(answer, {"upheld": "yes", "answer": "Đã xem sổ", **marks})
    said = words(pages["officer"].get(page))
    assert "bản 2" in said
    assert "Đã xem sổ" in said


def test_opening_again_is_asked_by_one_and_answered_by_another(school, pages):
    review = published(school)
    page = address("review_unlock", review.id)
    pages["alice"].post(page, {"because": "Nhập nhầm"})
    own = pages["alice"].post(page, {"granted": "yes", "until": "01/01/2030"})
    assert (own.status_code, Unlock.objects.get().state) == (422, "asked")
    pages["an"].post(page, {"granted": "yes", "until": "01/01/2030"})
    assert Review.objects.get().state == "open"


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_summary_goes_out_for_the_office_and_nobody_else(school, pages, ending):
    review = closed(school)
    page = address("review_export", review.id, ending)
    assert {user: pages[user].get(page).status_code for user in ("alice", "dung", "binh")} == {
        "alice": 200, "dung": 403, "binh": 403,
    }  # fmt: skip


def test_the_minutes_have_their_number_and_file(school, pages):
    review = opened(school, with_self=False, **FAR | {"self_closes": None})
    mark_everybody(school, review)
    page = address("review_minutes", part_of(review).id)
    people = [str(school.person(user).id) for user in (school.dung, school.binh)]
    data = {
        "on": clock.today().strftime("%d/%m/%Y"),
        "place": "Phòng họp",
        "chair": people[0],
        "secretary": people[1],
        "present": people,
    }
    assert pages["dung"].post(page, data).status_code == 302
    assert pages["dung"].get(page, {"tep": "01/BB-THCSHS"}).status_code == 200
    for wrong in ({"present": []}, {"secretary": people[0]}, {"present": people[:1]}):
        assert pages["dung"].post(page, data | wrong).status_code == 422


def test_evidence_is_given_and_read_by_those_of_the_sheet(school, pages):
    sheet = sheet_of(opened(school, **FAR), school.binh)
    criterion = sheet.set.sections.first().criteria.first()
    page = address("review_evidence", sheet.id)
    assert (
        pages["binh"].post(page, {"criterion": criterion.id, "link": "javascript:alert(1)"}).status_code
        == 422
    )
    assert pages["binh"].post(page, {"criterion": criterion.id, "text": "Sổ trực"}).status_code == 302
    assert "Sổ trực" in words(pages["dung"].get(address("review_mine", sheet.id)))


def test_nobody_objects_for_somebody_else(school, pages):
    review = published(school, told_on=clock.today())
    sheet = sheet_of(review, school.binh)
    pages["dung"].post(address("review_result", sheet.id), {"text": "Sai"})
    assert Objection.objects.count() == 0
    raise_objection(by=actor(school.binh, school), sheet=sheet, text="Sai", on=clock.today())
    assert Objection.objects.count() == 1


def test_renewing_the_list_tells_who_stands_in_another_team_by_now(school, pages):
    review = opened(school)
    school.person(school.binh).postings.update(team=school.teams[1])
    said = words(pages["alice"].post(address("review_renew", review.id), follow=True))
    assert "phiếu kỳ này vẫn ở tổ lúc mở đợt: Nguyễn Thị Hoa Sim (Tổ Toán – Tin → Tổ Ngữ văn)." in said
