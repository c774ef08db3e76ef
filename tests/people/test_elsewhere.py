"""Work in other units: days that may be, the comment that is due, who reviews, and the pages of it all."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.people import queries
from thidua.people.actions import (
    ElsewhereEntry,
    ask_comment,
    correct_elsewhere,
    drop_elsewhere,
    pass_comment,
    record_elsewhere,
    record_leaving,
)
from thidua.people.errors import CommentPassedError, EmptyCommentError, OwnFactsError
from thidua.people.facts import case_of
from thidua.people.models import Person, Posting, WorkElsewhere

pytestmark = pytest.mark.django_db
YEAR, ON = "2025-2026", date(2026, 5, 20)
OLD = "Trường THCS Trường Giang"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    """Bình came in March of the year."""
    person = school.person(school.binh)
    Posting.objects.filter(person=person).update(starts=date(2026, 3, 2))
    return person


def by(school: School) -> dict:
    return {"by": actor(school.alice, school), "unit": school.unit}


def came(
    school: School, person: Person, ends: date = date(2026, 3, 1), starts: date | None = None
) -> WorkElsewhere:
    entry = ElsewhereEntry("came", OLD, starts=starts, ends=ends, paper="12/QĐ-UBND")
    return record_elsewhere(**by(school), person=person, entry=entry, on=ON)


def states(school: School, person: Person, year: str = YEAR) -> list[tuple]:
    found = queries.comments_of(school.unit, [person.id], year, on=ON).get(person.id, [])
    return [(one.needed, one.is_theirs, one.state, one.words) for one in found]


@pytest.mark.parametrize(
    ("ends", "starts", "needed"),
    [
        (date(2026, 3, 1), None, True),
        (date(2026, 2, 27), None, False),
        (date(2026, 2, 28), None, True),
        (date(2026, 3, 1), date(2025, 10, 1), False),
    ],
)
def test_the_old_unit_comments_from_six_months_of_the_year_on(school, binh, ends, starts, needed):
    came(school, binh, ends, starts)
    assert [state[:2] for state in states(school, binh)] == [(needed, True)]
    missing = queries.comment_missing(school.unit, binh, YEAR)
    assert (missing is not None) is needed


@pytest.mark.parametrize("name", ["Trường THCS Hoa Sen", "THCS hoa sen", "trường thcs  Hoa Sen."])
def test_nobody_comes_from_the_school_itself(school, binh, name):
    entry = ElsewhereEntry("came", name, ends=date(2015, 8, 31))
    with pytest.raises(InvalidInputError) as refused:
        record_elsewhere(**by(school), person=binh, entry=entry, on=date(2026, 6, 10))
    assert (refused.value.field, str(refused.value)[:29]) == ("other_unit", "Đây là tên của chính trường. ")


def test_a_comment_is_asked_for_and_then_there(school, binh):
    row = came(school, binh)
    assert states(school, binh) == [(True, True, "late", "Chưa xin nhận xét")]
    row = ask_comment(**by(school), row=row, version=1, on=date(2026, 5, 4))
    assert states(school, binh) == [(True, True, "doing", "Đã xin, chưa có")]
    pass_comment(**by(school), row=row, version=2, on=date(2026, 5, 12), paper="07/NX")
    assert states(school, binh) == [(True, True, "yes", "Đã có nhận xét")]
    assert queries.comment_missing(school.unit, binh, YEAR) is None


def test_years_that_were_not_shared_ask_for_nothing(school, binh):
    came(school, binh)
    assert [states(school, binh, year) for year in ("2024-2025", "2026-2027")] == [[], []]


def test_who_went_is_commented_on_by_us_for_the_months_here(school, binh):
    Posting.objects.filter(person=binh).update(starts=date(2015, 9, 1))
    person = Person.objects.get(id=binh.id)
    record_leaving(
        **by(school),
        person=person,
        version=person.version,
        ends=date(2026, 3, 31),
        reason="transferred",
        paper="20/QĐ",
        other_unit=OLD,
    )
    posting = Posting.objects.get(person=binh)
    assert (posting.ends, posting.left_because, posting.left_paper) == (
        date(2026, 3, 31),
        "transferred",
        "20/QĐ",
    )
    row = WorkElsewhere.objects.get(person=binh)
    assert (row.kind, row.starts, row.other_unit) == ("went", date(2026, 4, 1), OLD)
    assert states(school, binh) == [(True, False, "late", "Chưa gửi nhận xét")]


def test_who_reviews_is_said_with_how_far_it_was_read(school, binh):
    row = came(school, binh)
    before, since = queries.reviewer_of(row, date(2023, 6, 1)), queries.reviewer_of(row, ON)
    assert before.sentence == f"Trường bình xét, vì là đơn vị mới; {OLD} chỉ nhận xét."
    assert before.citation == {"instrument": "91/2017/NĐ-CP", "article": "10.5"}
    assert since.citation is None
    assert "Chưa đọc được điều khoản hiện hành" in since.sentence
    assert "chưa rõ" in queries.reviewer_of(row, date(2015, 6, 1)).sentence.lower()


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (ElsewhereEntry("came", OLD), "ends"),
        (ElsewhereEntry("came", OLD, ends=date(2026, 3, 2)), "ends"),
        (ElsewhereEntry("sent", OLD), "starts"),
        (ElsewhereEntry("sent", OLD, starts=date(2026, 4, 2), ends=date(2026, 4, 1)), "ends"),
        (ElsewhereEntry("lent", "  ", starts=ON), "other_unit"),
    ],
)
def test_days_that_cannot_be_are_refused(school, binh, entry, field):
    with pytest.raises(InvalidInputError) as refused:
        record_elsewhere(**by(school), person=binh, entry=entry, on=ON)
    assert (refused.value.field, WorkElsewhere.objects.count()) == (field, 0)


def test_nobody_works_in_two_other_units_on_one_day(school, binh):
    came(school, binh)
    overlapping = ElsewhereEntry("sent", "Phòng khác", starts=date(2026, 3, 1), ends=date(2026, 4, 1))
    with pytest.raises(InvalidInputError, match="Trùng thời gian"):
        record_elsewhere(**by(school), person=binh, entry=overlapping, on=ON)
    day_after = ElsewhereEntry("sent", "Phòng khác", starts=date(2026, 3, 2))
    record_elsewhere(**by(school), person=binh, entry=day_after, on=ON)
    assert WorkElsewhere.objects.count() == 2


def test_the_second_editor_is_told(school, binh):
    row = came(school, binh)
    entry = ElsewhereEntry("came", "Trường THCS Sông Xanh", ends=date(2026, 3, 1))
    correct_elsewhere(**by(school), row=row, version=1, entry=entry)
    with pytest.raises(ChangedMeanwhileError):
        correct_elsewhere(**by(school), row=row, version=1, entry=entry)
    with pytest.raises(ChangedMeanwhileError):
        drop_elsewhere(**by(school), row=row, version=1, on=ON)


def test_a_row_with_a_comment_is_not_dropped_one_without_is(school, binh):
    row = came(school, binh)
    with pytest.raises(EmptyCommentError):
        pass_comment(**by(school), row=row, version=1, on=ON)
    row = pass_comment(**by(school), row=row, version=1, on=ON, comment="Chấp hành tốt.")
    with pytest.raises(CommentPassedError):
        drop_elsewhere(**by(school), row=row, version=2, on=ON)
    other = record_elsewhere(**by(school), person=binh, entry=ElsewhereEntry("lent", OLD, starts=ON), on=ON)
    drop_elsewhere(**by(school), row=other, version=1, on=ON)
    assert list(WorkElsewhere.objects.values_list("id", flat=True)) == [row.id]


def test_nobody_writes_of_oneself(school):
    alice = school.person(school.alice)
    entry = ElsewhereEntry("sent", OLD, starts=ON)
    with pytest.raises(OwnFactsError):
        record_elsewhere(**by(school), person=alice, entry=entry, on=ON)


def test_a_comment_comes_with_its_scan_and_only_who_may_reads_it(school, binh):
    row = came(school, binh)
    address = reverse("person_comment", args=[binh.id, row.id])
    scan = SimpleUploadedFile("nhan-xet.pdf", b"%PDF-1.4 nhan xet", content_type="text/html")
    told = {"asked_on": "04/05/2026", "passed_on": "12/05/2026", "comment": "", "paper": "", "version": "1"}
    answer = sign_in(Client(), school.alice).post(address, told | {"scan": scan})
    row.refresh_from_db()
    assert (answer.status_code, row.asked_on, row.passed_on, row.version) == (
        302, date(2026, 5, 4), date(2026, 5, 12), 3,
    )  # fmt: skip
    file = reverse("person_comment_file", args=[binh.id, row.id])
    statuses = {who: sign_in(Client(), getattr(school, who)).get(file).status_code for who in ("alice", "an", "dung", "binh", "officer")}  # fmt: skip
    assert statuses == {"alice": 200, "an": 200, "dung": 403, "binh": 200, "officer": 403}
    assert sign_in(Client(), school.alice).get(file)["Content-Type"] == "application/pdf"


def test_another_school_s_rows_are_not_there(school, binh):
    row = came(school, binh)
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    for name in ("person_comment", "person_comment_file"):
        address = reverse(name, args=[binh.id, row.id])
        assert sign_in(Client(), chi.alice).get(address).status_code == 404


def test_the_person_s_page_says_who_reviews_and_what_is_missing_but_not_to_the_leader(school, binh):
    came(school, binh)
    Posting.objects.filter(person=binh).update(team=school.teams[0])
    address = reverse("person_page", args=[binh.id])
    shown = {
        who: sign_in(Client(), getattr(school, who)).get(address).content.decode()
        for who in ("alice", "dung")
    }
    assert ("Chưa xin nhận xét" in shown["alice"], OLD in shown["alice"]) == (True, True)
    assert ("nhận xét" in shown["dung"].lower(), OLD in shown["dung"]) == (False, False)


def test_the_movements_of_a_year_are_gathered_and_narrowed(school, binh):
    came(school, binh)
    retired = school.person(school.dung)
    record_leaving(
        **by(school), person=retired, version=retired.version, ends=date(2026, 4, 30), reason="retired"
    )
    client = sign_in(Client(), school.alice)

    def names(kind: str, year: str = YEAR) -> list[tuple[str, str]]:
        page = client.get(reverse("person_movements"), {"nam": year, "loai": kind})
        return [(one.person.full_name, one.words) for one in page.context["movements"]]

    hoa_sim, sao_mai = "Nguyễn Thị Hoa Sim", "Hoàng Thị Sao Mai"
    assert names("") == [(sao_mai, "Nghỉ hưu"), (hoa_sim, "Chuyển đến")]
    assert names("nghi-huu") == [(sao_mai, "Nghỉ hưu")]
    assert names("roi-truong") == [(sao_mai, "Nghỉ hưu")]
    assert names("moi-ve") == [(hoa_sim, "Chuyển đến")]
    assert names("nhan-xet") == [(hoa_sim, "Chuyển đến")]
    assert names("biet-phai") == []
    assert names("", "2023-2024") == []


def test_who_left_for_another_unit_is_one_movement_with_the_unit_and_its_comment(school, binh):
    Posting.objects.filter(person=binh).update(starts=date(2015, 9, 1))
    record_leaving(
        **by(school),
        person=binh,
        version=Person.objects.get(id=binh.id).version,
        ends=date(2026, 3, 31),
        reason="transferred",
        paper="20/QĐ",
        other_unit=OLD,
    )
    (one,) = queries.movements_of(school.unit, YEAR, on=ON)
    assert (one.kind, one.since, one.until, one.detail) == (
        "roi-truong",
        None,
        date(2026, 3, 31),
        f"{OLD}, 20/QĐ",
    )
    assert (one.comment.words, one.row) == ("Chưa gửi nhận xét", WorkElsewhere.objects.get(person=binh))


def test_who_came_from_another_unit_is_one_movement_with_that_unit_and_its_comment(school, binh):
    row = came(school, binh)
    (one,) = queries.movements_of(school.unit, YEAR, on=ON)
    assert (one.kind, one.words, one.since, one.detail) == (
        "moi-ve",
        "Chuyển đến",
        date(2026, 3, 2),
        f"từ {OLD}, Giáo viên, Toán – Tin",
    )
    assert (one.comment.words, one.row, one.reviewer.sentence.split(",")[0]) == (
        "Chưa xin nhận xét",
        row,
        "Trường bình xét",
    )


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        (date(2025, 10, 1), None, True),
        (date(2024, 9, 5), date(2025, 6, 30), False),
        (date(2025, 1, 1), date(2025, 9, 30), True),
        (date(2026, 9, 1), None, False),
    ],
)
def test_of_whom_another_unit_sent_here_in_the_year_it_is_said_who_reviews(school, binh, starts, ends, told):
    entry = ElsewhereEntry("lent", OLD, starts=starts, ends=ends)
    record_elsewhere(**by(school), person=binh, entry=entry, on=ON)
    found = queries.seconded_here(school.unit, [binh.id], YEAR, on=ON)
    sentences = [one.sentence.split(";")[0] for one in found.values()]
    assert sentences == ([f"{OLD} bình xét, vì là đơn vị cử đi"] if told else [])


def test_before_the_law_library_begins_nobody_is_said_to_review(school, binh):
    entry = ElsewhereEntry("lent", OLD, starts=date(2016, 9, 5))
    record_elsewhere(**by(school), person=binh, entry=entry, on=ON)
    found = queries.seconded_here(school.unit, [binh.id], "2016-2017", on=date(2017, 5, 20))
    assert [(one.sentence, one.verification) for one in found.values()] == [
        ("Chưa rõ nơi nào bình xét: không có quy định nào đã đọc cho ngày này.", None)
    ]


def test_who_is_sent_elsewhere_is_reviewed_here_and_stands_on_no_such_list(school, binh):
    entry = ElsewhereEntry("sent", OLD, starts=date(2025, 10, 1))
    record_elsewhere(**by(school), person=binh, entry=entry, on=ON)
    assert queries.seconded_here(school.unit, [binh.id], YEAR, on=ON) == {}


@pytest.mark.parametrize(
    ("contract", "told"),
    [("permanent", "public_employee"), ("trainee", "public_employee"), ("support_labour", "labour_contract"),
     ("probation", "labour_contract"), ("public_employee", "public_employee"), ("visiting", None)],
)  # fmt: skip
def test_the_law_hears_its_own_word_for_a_contract(school, binh, contract, told):
    Posting.objects.filter(person=binh).update(contract=contract)
    case = case_of(unit=school.unit, person=binh, on=ON, school_year=YEAR)
    assert case["subject"]["contract"] == told
