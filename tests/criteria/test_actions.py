"""Writing, issuing, freezing and ending a criteria set; the law's word on each line."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factories.base import actor, make_school
from factories.criteria import drafted, eleven_fields, issued, line, thirty_seventy, with_line
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.criteria.actions import (
    begin_edition,
    discard_set,
    draft_set,
    edit_set,
    end_set,
    explain_line,
    freeze_set,
    issue_set,
    rescreen_set,
    take_back_set,
)
from thidua.criteria.content import BandLine, LevelLine, SectionLine
from thidua.criteria.errors import (
    ContentRefusedError,
    DraftWaitsError,
    NotInForceError,
    UnlawfulNowError,
)
from thidua.criteria.marking import NOT_APPLICABLE, SectionKind
from thidua.criteria.models import CriteriaSet, Criterion, SetState
from thidua.criteria.queries import (
    content_of,
    edition_in_force,
    in_force,
    is_for,
    scale_of,
    screened_before,
    whole_of,
)
from thidua.guidance.screening import version

pytestmark = pytest.mark.django_db
FORBIDDEN, RISKY = "Kết quả thi học sinh giỏi của lớp", "Không xin nghỉ phép trong năm học"
FIRST = date(2025, 9, 1)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def again(row):
    return CriteriaSet.objects.select_related("thread", "unit").get(id=row.id)


def issue(by, row, **given):
    return issue_set(
        by=by,
        criteria_set=row,
        **{"paper": "12/QĐ-THCSHS", "paper_on": date(2025, 8, 28), "applies_from": FIRST, **given},
    )


@pytest.mark.parametrize("content", [thirty_seventy(), eleven_fields()])
def test_what_was_written_is_what_is_read(school, content):
    row = drafted(school, content)
    assert content_of(whole_of(again(row))) == content
    assert (row.state, row.edition, row.version, row.open_lines) == (SetState.DRAFT, 1, 1, 0)


def test_a_draft_is_edited_as_its_editor_saw_it_and_the_second_is_told(school, by):
    row = drafted(school)
    shorter = with_line(thirty_seventy(), 0, 0, text="Chấp hành nội quy cơ quan")
    edit_set(by=by, criteria_set=row, content=shorter)
    assert content_of(whole_of(again(row))) == shorter
    with pytest.raises(ChangedMeanwhileError):
        edit_set(by=by, criteria_set=row, content=thirty_seventy())


def test_faults_are_refused_all_at_once_each_at_its_place(school, by):
    content = with_line(with_line(thirty_seventy(), 0, 1, maximum=Decimal(31)), 1, 0, text="")
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=content)
    assert [fault.place for fault in refused.value.faults] == ["muc-0-dong-1-maximum", "muc-1-dong-0-text"]
    assert CriteriaSet.objects.count() == 0


def test_another_school_s_team_and_an_unknown_group_are_refused(school, by):
    other = make_school("THCS-KH", "Trường THCS Khác")
    content = replace(thirty_seventy(), teams=(str(other.teams[0].id),), groups=("pupil",))
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=content)
    assert [fault.place for fault in refused.value.faults] == ["groups", "teams"]


def test_a_forbidden_line_is_never_saved_and_the_reason_and_a_lawful_wording_are_told(school, by):
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=with_line(thirty_seventy(), 1, 0, text=FORBIDDEN))
    (fault,) = refused.value.faults
    assert fault.place == "muc-1-dong-0-text"
    assert fault.message.startswith(
        "Mục B, tiêu chí 1 không được dùng, vì các chữ “Kết quả”, “thi học sinh giỏi”"
    )
    assert "Có thể viết:" in fault.message


def test_a_line_among_what_takes_points_away_is_screened_as_such(school, by):
    leave = "Nghỉ thai sản theo chế độ"
    drafted(school, with_line(thirty_seventy(), 0, 0, text=leave))
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=with_line(thirty_seventy(), 3, 0, text=leave))
    assert [fault.place for fault in refused.value.faults] == ["muc-3-dong-0-text"]


GIVING = "Đóng góp đầy đủ các quỹ ủng hộ trong năm"
LEAVE = (LevelLine("Không nghỉ thai sản", Decimal(40)), LevelLine("Nghỉ thai sản", Decimal(0)))


@pytest.mark.parametrize(
    ("changed", "places"),
    [
        ({"text": GIVING, "because": "Hội nghị thống nhất"}, ["muc-1-dong-0-text"]),
        ({"levels": LEAVE}, ["muc-1-dong-0-levels"]),
        ({"evidence": "Nghỉ thai sản bị trừ 5 điểm"}, ["muc-1-dong-0-evidence"]),
        ({"text": "Không nghỉ sinh con"}, ["muc-1-dong-0-text"]),
        ({"text": "Nghỉ ốm"}, ["muc-1-dong-0-text"]),
        ({"text": "Không đóng góp quỹ trừ 2 điểm", "because": "Hội nghị thống nhất"}, ["muc-1-dong-0-text"]),
        ({"text": "Không gửi đơn thư vượt cấp"}, ["muc-1-dong-0-text"]),
        ({"text": "Không có đơn thư khiếu nại"}, ["muc-1-dong-0-because"]),
    ],
)
def test_giving_is_never_an_input_to_marks_and_levels_and_evidence_are_screened(school, by, changed, places):
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=with_line(thirty_seventy(), 1, 0, **changed))
    assert [fault.place for fault in refused.value.faults] == places


def test_name_note_and_classes_are_screened_and_a_class_is_a_loss_below_the_best(school, by):
    bands = (BandLine("Không nghỉ thai sản", Decimal(90)), BandLine("Nghỉ thai sản", Decimal(0)))
    content = replace(
        thirty_seventy(),
        name="Nghỉ thai sản bị trừ 5 điểm",
        note="Ai không ủng hộ thì bị trừ 5 điểm",
        bands=bands,
    )
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=content)
    assert [fault.place for fault in refused.value.faults] == ["name", "note", "loai-0-name", "loai-1-name"]


def test_only_words_that_were_written_are_cited(school, by):
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=with_line(thirty_seventy(), 1, 0, text=GIVING))
    (fault,) = refused.value.faults
    assert "“Đóng góp đầy đủ”, “các quỹ”, “ủng hộ”. Ủng hộ, đóng góp là tự nguyện" in fault.message


def test_campaigning_is_kept_with_a_reason(school, by):
    text = "Tuyên truyền các đợt ủng hộ"
    row = drafted(school, with_line(thirty_seventy(), 2, 0, text=text, because="Việc được phân công"))
    assert row.open_lines == 0


def test_a_title_is_screened_too(school, by):
    section = replace(thirty_seventy().sections[1], title="Kết quả thi học sinh giỏi của lớp")
    content = replace(thirty_seventy(), sections=(thirty_seventy().sections[0], section))
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=content)
    assert [fault.place for fault in refused.value.faults] == ["muc-1-title"]


def test_a_risky_line_is_kept_with_its_reason_and_not_without(school, by):
    with pytest.raises(ContentRefusedError) as refused:
        draft_set(by=by, unit=school.unit, content=with_line(thirty_seventy(), 1, 0, text=RISKY))
    assert [fault.place for fault in refused.value.faults] == ["muc-1-dong-0-because"]
    reasoned = with_line(
        thirty_seventy(), 1, 0, text=RISKY, because="Hội nghị viên chức thống nhất, chỉ để tham khảo"
    )
    row = drafted(school, reasoned)
    assert content_of(whole_of(again(row))) == reasoned


def test_issued_with_its_paper_it_is_fixed(school, by):
    row = issued(school)
    assert (row.state, row.paper, row.applies_from) == (SetState.ISSUED, "12/QĐ-THCSHS", FIRST)
    with pytest.raises(StepRefusedError):
        edit_set(by=by, criteria_set=row, content=thirty_seventy())


def test_sums_that_do_not_add_up_wait_as_a_draft_and_are_never_issued(school, by):
    row = drafted(school, replace(thirty_seventy(), total=Decimal(110)))
    with pytest.raises(ContentRefusedError) as refused:
        issue(by, row)
    assert refused.value.field == "total"
    assert again(row).state == SetState.DRAFT


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"paper": " "}, "paper"),
        ({"paper": "x" * 121}, "paper"),
        ({"paper_on": date(2100, 1, 1)}, "paper_on"),
        ({"applies_from": date(1800, 1, 1)}, "applies_from"),
    ],
)
def test_issuing_wants_a_paper_and_days_that_can_be(school, by, given, field):
    row = drafted(school)
    with pytest.raises(InvalidInputError) as refused:
        issue(by, row, **given)
    assert refused.value.field == field


def test_taken_back_before_its_first_use_it_is_a_draft_again_and_afterwards_not(school, by):
    row = take_back_set(by=by, criteria_set=issued(school), because="Ghi nhầm số văn bản")
    assert (row.state, row.paper, row.applies_from) == (SetState.DRAFT, "", None)
    row = issue(by, row)
    freeze_set(by=by, criteria_set=row, on=FIRST)
    with pytest.raises(StepRefusedError):
        take_back_set(by=by, criteria_set=again(row), because="Muốn sửa")


def test_the_first_use_freezes_and_the_next_changes_nothing_of_it(school, by):
    row = issued(school)
    freeze_set(by=by, criteria_set=row, on=date(2025, 10, 1))
    freeze_set(by=by, criteria_set=row, on=date(2025, 11, 1))
    assert (again(row).state, again(row).frozen_on) == (SetState.FROZEN, date(2025, 10, 1))


def test_it_is_used_on_days_on_which_it_is_in_force(school, by):
    row = end_set(by=by, criteria_set=issued(school), last_day=date(2026, 5, 31))
    for day in (date(2025, 8, 31), date(2026, 6, 1)):
        with pytest.raises(NotInForceError):
            freeze_set(by=by, criteria_set=row, on=day)
    assert freeze_set(by=by, criteria_set=row, on=date(2026, 5, 31)).state == SetState.FROZEN


def test_after_its_last_day_it_is_in_force_for_nobody(school, by):
    row = end_set(by=by, criteria_set=issued(school), last_day=date(2026, 5, 31))
    days = [date(2026, 5, 31), date(2026, 6, 1)]
    assert [edition_in_force(row, on=day) for day in days] == [row, None]
    assert [in_force(school.unit, on=day) for day in days] == [[row], []]
    assert in_force(school.unit, on=days[0], about="team") == []


def test_it_does_not_end_before_it_began(school, by):
    with pytest.raises(InvalidInputError) as refused:
        end_set(by=by, criteria_set=issued(school), last_day=date(2025, 8, 31))
    assert refused.value.field == "last_day"


def test_a_new_edition_is_a_copy_and_takes_over_from_its_first_day(school, by):
    first = issued(school)
    freeze_set(by=by, criteria_set=first, on=FIRST)
    second = begin_edition(by=by, criteria_set=first)
    assert (second.edition, second.based_on, content_of(whole_of(second))) == (2, first, thirty_seventy())
    with pytest.raises(DraftWaitsError):
        begin_edition(by=by, criteria_set=first)
    for day in (FIRST, date(2025, 8, 1)):
        with pytest.raises(InvalidInputError) as refused:
            issue(by, again(second), applies_from=day)
        assert refused.value.field == "applies_from"
    issue(by, again(second), applies_from=date(2025, 11, 1))
    found = [edition_in_force(first, on=day) for day in (date(2025, 10, 31), date(2025, 11, 1))]
    assert [row.edition for row in found] == [1, 2]
    assert [row.edition for row in in_force(school.unit, on=date(2025, 12, 1))] == [2]
    assert edition_in_force(first, on=date(2025, 8, 31)) is None
    with pytest.raises(NotInForceError):
        freeze_set(by=by, criteria_set=first, on=date(2025, 11, 1))


def test_a_discarded_draft_is_over_and_makes_room_for_another(school, by):
    first = issued(school)
    discard_set(by=by, criteria_set=begin_edition(by=by, criteria_set=first))
    assert begin_edition(by=by, criteria_set=first).edition == 3


def test_a_line_that_the_law_forbids_by_now_stops_the_next_use_and_is_counted_at_night(school, by):
    row = issued(school)
    Criterion.objects.filter(section__set=row, section__order=1, order=0).update(text=FORBIDDEN)
    CriteriaSet.objects.update(screened="as the words stood before")
    assert list(screened_before(version())) == [row]
    assert rescreen_set(by=by, criteria_set=row).open_lines == 1
    assert list(screened_before(version())) == []
    with pytest.raises(UnlawfulNowError):
        freeze_set(by=by, criteria_set=row, on=FIRST)
    edition = begin_edition(by=by, criteria_set=again(row))
    assert edition.open_lines == 1
    with pytest.raises(ContentRefusedError):
        issue(by, edition, applies_from=date(2025, 12, 1))


def test_a_risky_line_of_an_issued_set_is_explained_once_the_law_asks_for_it(school, by):
    row = issued(school)
    Criterion.objects.filter(section__set=row, section__order=1, order=0).update(text=RISKY)
    assert rescreen_set(by=by, criteria_set=row).open_lines == 1
    criterion = Criterion.objects.get(section__set=row, section__order=1, order=0)
    explained = explain_line(by=by, criterion=criterion, because="Hội nghị viên chức thống nhất")
    assert (explained.state, explained.open_lines) == (SetState.ISSUED, 0)
    assert freeze_set(by=by, criteria_set=row, on=FIRST).state == SetState.FROZEN


def test_the_scale_of_a_set_counts_as_it_was_written(school):
    scale = scale_of(whole_of(issued(school)))
    assert scale.count((1500, 1500, 4000, NOT_APPLICABLE, 0, 0)).total == 10000
    assert [scale.allowed[0].refusal(1425), scale.allowed[3].refusal(2500)] == [
        "Điểm cho theo bước 0,5.",
        "Chỉ được cho một trong các mức 30, 20, 0 điểm.",
    ]


def test_a_set_measures_its_groups_and_its_teams(school):
    teachers = drafted(school)
    team = school.teams[0].id
    one = drafted(school, replace(eleven_fields(), teams=(str(team),)))
    assert [is_for(teachers, group="teacher"), is_for(teachers, group="support")] == [True, False]
    assert [is_for(one, team=team), is_for(one, team=school.teams[1].id)] == [True, False]


def test_ten_lines_are_enough(school):
    lines = tuple(line(f"Việc thứ {place} hoàn thành đúng hạn", 10, str(place)) for place in range(1, 11))
    content = replace(
        thirty_seventy(), sections=(SectionLine("Công việc", Decimal(100), lines, "", SectionKind.BASE),)
    )
    assert issued(school, content).state == SetState.ISSUED
