"""What the law changes between two days and whom it touches: the page, and what it is made of."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.base import School, add_staff, make_school, sign_in
from factories.criteria import issued, thirty_seventy, with_line
from factories.guidance import make_rule
from factories.nominations import make_dossier
from factories.people import past_year
from statute.figures import figure_words, unit_words
from statute.library import load
from statute.regimes import REGIME
from thidua.criteria.models import Criterion
from thidua.lawdesk.queries.changes import Change, changes, turning_days
from thidua.lawdesk.queries.touched import dossiers_touched, open_dossiers, people_touched, rules_touched
from thidua.lawdesk.queries.touched_criteria import criteria_touched
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Person, YearRecord
from thidua.units.access import Member, member_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)
PAGE = "/tra-luat/doi/?tu=2023-12-31&den=2024-01-01"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def member(user) -> Member:
    found = member_of(user)
    assert found is not None
    return found


def text(user, url: str) -> str:
    response = sign_in(Client(), user).get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def registered(school: School, person: Person) -> None:
    """Good in 2023-2024, and registered, as the law asked until the end of 2023."""
    past_year(school, person, "2023-2024", "good")
    YearRecord.objects.filter(person=person).update(registered=["LDTT"])


def of(found, code: str):
    return next(award for award in found.awards if award.code == code)


def test_what_matters_stands_apart_from_what_only_stands_elsewhere():
    found = changes(date(2026, 6, 30), date(2026, 7, 1), "CSTDCS")
    assert of(found, "CSTDCS").weighty == [
        Change("Tiền thưởng", "2.340.000 đồng (1,0 × 2.340.000)", "2.530.000 đồng (1,0 × 2.530.000)")
    ]
    assert Change("Mức lương cơ sở (đồng một tháng)", "2.340.000 (NĐ 73/2024)", "2.530.000 (NĐ 161/2026, Điều 3.2)") in found.figures  # fmt: skip


def test_the_same_money_better_checked_is_the_same_money():
    found = of(changes(BEFORE, AFTER, "CSTDCS"), "CSTDCS")
    assert "Tiền thưởng" not in [change.what for change in found.weighty]
    assert Change("Tiền thưởng: mức kiểm chứng", "chưa kiểm chứng", "nguồn thứ cấp") in found.sources


def test_the_authority_moves_from_the_district_to_the_commune():
    found = of(changes(date(2025, 6, 30), date(2025, 7, 1), "LDTT"), "LDTT")
    assert Change("Người quyết định", "Chủ tịch UBND huyện", "Chủ tịch UBND xã") in found.weighty


def test_two_days_of_the_same_law_change_nothing(school):
    assert changes(date(2024, 2, 20), date(2024, 2, 21)).is_empty
    assert "Không có gì thay đổi" in text(school.binh, "/tra-luat/doi/?tu=2024-02-20&den=2024-02-21")


def test_the_days_on_which_the_law_turns_are_those_of_its_regimes():
    assert turning_days() == [
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2025, 6, 30), date(2025, 7, 1)),
        (date(2023, 12, 31), date(2024, 1, 1)),
    ]


def test_figures_are_read_by_people():
    said = [figure_words(value) for value in (None, [], True, 2340000, "0.15", "20/100", "LDTT", ["good", "maternity"])]  # fmt: skip
    assert said == [
        "không có", "không có", "có", "2.340.000", "0,15", "20 %", "LĐTT", "hoàn thành tốt nhiệm vụ, thai sản",
    ]  # fmt: skip
    assert unit_words("good_only hoặc good_and_above") == (
        "số người hoàn thành tốt nhiệm vụ hoặc số người hoàn thành tốt nhiệm vụ trở lên"
    )


def test_no_figure_of_the_law_is_read_as_a_word_of_the_program():
    """Every choice that stands in a figure has its Vietnamese words; fractions and names are read as they are."""
    raw = {
        word
        for parameter in load().parameters.values()
        if parameter.id != REGIME
        for value in parameter.values
        for word in (value.value if isinstance(value.value, list | tuple) else [value.value])
        if isinstance(word, str) and re.fullmatch(r"[a-zA-Z_]+", figure_words(word))
    }
    assert raw == set()


def test_whose_answer_changes_is_named_with_both_answers(school, binh):
    """From 2024 on a pending review stops the award; nobody has said that there is none."""
    registered(school, binh)
    found = people_touched(member(school.alice), BEFORE, AFTER)
    assert (found.asked, found.school_year, found.known_on) == (5, "2023-2024", BEFORE)
    assert [one.person for one in found.moved] == [binh]
    assert found.summary == [("LDTT", "yes", "unknown", 1)]
    assert any("đang xem xét kỷ luật" in change.after for change in found.moved[0].answers[0].sentences)


def test_people_are_asked_for_what_open_dossiers_name_too(school, binh):
    dossier = Dossier(award="CSTD_TINH", person=binh)
    found = people_touched(member(school.alice), BEFORE, AFTER, [dossier, dossier])
    assert found.awards == ["LDTT", "CSTDCS", "CSTD_TINH"]
    assert people_touched(member(school.alice), BEFORE, AFTER).awards == ["LDTT", "CSTDCS"]


def test_a_teacher_sees_only_what_it_means_for_oneself(school, binh):
    registered(school, binh)
    assert people_touched(member(school.dung), BEFORE, AFTER).asked == 1
    page = text(school.dung, PAGE)
    assert "Với tôi" in page
    assert ("Nguyễn Thị Hoa Sim" in page, "Hồ sơ chưa có kết quả" in page) == (False, False)
    assert "Nguyễn Thị Hoa Sim" in text(school.alice, PAGE)


def test_a_dossier_answered_by_another_law_is_to_be_asked_again(school):
    dossier = make_dossier(school)
    assert dossiers_touched(open_dossiers(member(school.alice)), date(2026, 5, 20)) == []
    Dossier.objects.filter(id=dossier.id).update(law_version="sha256:old")
    (found,) = dossiers_touched(open_dossiers(member(school.alice)), date(2026, 5, 20))
    assert (found.dossier, found.older, found.is_moved, found.fault) == (dossier, True, False, "")


def test_a_dossier_which_the_day_answers_otherwise_shows_both_answers(school):
    dossier = make_dossier(school)
    case = {**dossier.case, "under_review": True}
    Dossier.objects.filter(id=dossier.id).update(case=case)
    (found,) = dossiers_touched(open_dossiers(member(school.alice)), date(2026, 5, 20))
    assert (found.older, found.is_moved, found.answer.before, found.answer.after) == (
        False, True, dossier.answer, "blocked",
    )  # fmt: skip


def test_a_day_before_the_year_of_a_dossier_has_nothing_to_say_of_it(school):
    dossier = make_dossier(school)
    Dossier.objects.filter(id=dossier.id).update(law_version="sha256:old")
    assert dossiers_touched(open_dossiers(member(school.alice)), AFTER) == []
    page = text(school.alice, PAGE)
    assert ("Không hồ sơ nào bị ảnh hưởng." in page, "Không xét được vào ngày" in page) == (True, False)


def test_dossiers_with_a_result_are_left_alone(school):
    dossier = make_dossier(school, state=DossierState.GRANTED)
    Dossier.objects.filter(id=dossier.id).update(law_version="sha256:old")
    assert dossiers_touched(open_dossiers(member(school.alice)), date(2026, 5, 20)) == []


def test_another_school_s_people_and_dossiers_are_not_there(school):
    make_dossier(school)
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    assert dossiers_touched(open_dossiers(member(other.alice)), AFTER) == []
    assert "Nguyễn Thị Hoa Sim</a>" not in text(other.alice, PAGE)


def test_queries_do_not_grow_with_the_school(school):
    def cost() -> int:
        client = sign_in(Client(), school.alice)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        return len(asked)

    past_year(school, school.person(school.binh), "2023-2024", "good")
    few = cost()
    for number in range(12):
        past_year(school, add_staff(school.unit, f"Trần Thị Cỏ May {number}"), "2023-2024", "good")
    assert cost() == few <= MOST_QUERIES


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?tu=&den=2024-01-01", "Hãy ghi ngày."),
        ("?tu=2011-01-01&den=2024-01-01", "Luật ở đây chỉ có từ ngày 01/10/2017."),
        ("?tu=mai&den=2024-01-01", "Ngày viết dạng ngày/tháng/năm, ví dụ 30/09/2025."),
        ("?tu=2024-01-01&den=2024-01-01", "Hai ngày giống nhau. Hãy chọn ngày khác."),
        ("?tu=2023-01-01&den=2024-01-01&danh-hieu=X", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_days_that_are_refused_are_refused_beside_the_box(school, query, said):
    assert said in text(school.binh, "/tra-luat/doi/" + query)


def test_the_page_of_conditions_leads_here_with_its_day_and_award(school):
    page = text(school.binh, "/tra-luat/dieu-kien/CSTDCS/?ngay=2024-06-10")
    assert 'href="/tra-luat/doi/?tu=2024-06-10&amp;danh-hieu=CSTDCS"' in page
    begun = text(school.binh, "/tra-luat/doi/?tu=2024-06-10&danh-hieu=CSTDCS")
    assert ('value="10/06/2024"' in begun, '<option value="CSTDCS" selected>' in begun) == (True, True)


def test_local_rules_which_feel_the_change_say_why(school):
    from_old = {"starts": date(2023, 9, 1), "paper_on": date(2023, 9, 1)}
    asked = make_rule(school, "registered", {}, codes=["LDTT"], **from_old)
    begun = make_rule(school, starts=AFTER, paper_on=AFTER)
    found = rules_touched(member(school.alice), BEFORE, AFTER, {"LDTT"})
    reason = load().figure("local_registration", AFTER).notes[0]
    told = {one.rule.id: one.why for one in found}
    assert told[str(begun.id)] == ["chỉ áp dụng ở ngày sau"]
    assert told[str(asked.id)] == [
        f"cần xem lại: {reason}",
        "đặt ra cho danh hiệu, hình thức có điều kiện thay đổi",
    ]
    assert "Cần xem lại: Từ năm 2024" in text(school.alice, PAGE)


def test_local_rules_which_feel_nothing_are_left_out(school):
    make_rule(school, starts=date(2022, 9, 1), paper_on=date(2022, 9, 1), codes=["CSTDCS"])
    assert rules_touched(member(school.alice), BEFORE, AFTER, {"LDTT"}) == []


def test_lines_of_criteria_sets_that_rest_on_what_changes_are_named(school):
    allowed = with_line(
        thirty_seventy(), 0, 0, text="Người nghỉ thai sản được xét theo kết quả làm việc thực tế"
    )
    resting, other = issued(school, allowed), issued(school)
    page = "/tra-luat/doi/?tu=2025-06-30&den=2025-09-01"
    found = criteria_touched(school.unit, date(2025, 9, 1), {"152/2025/NĐ-CP"})
    assert [(one.row, [line.row.order for line in one.lines]) for one in found] == [(resting, [0])]
    assert criteria_touched(school.unit, date(2025, 9, 1), set()) == []
    assert criteria_touched(school.unit, date(2025, 8, 31), {"152/2025/NĐ-CP"}) == []
    assert "dựa vào văn bản vừa đổi" in text(school.alice, page)
    assert "Bộ tiêu chí</h2>" not in text(school.binh, page)
    Criterion.objects.filter(section__set=other, order=0).update(text="Kết quả thi học sinh giỏi của lớp")
    open_now = criteria_touched(school.unit, date(2025, 9, 1), set())
    assert [(one.row, {line.is_open for line in one.lines}) for one in open_now] == [(other, {True})]
