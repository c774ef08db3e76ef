"""Payment lists: what is due, what nobody knows, who approves, what is printed, and that a grant is paid once."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest

from factories.base import actor, add_staff, make_school
from factories.funds import (
    CHECKED,
    LISTED,
    accountant_of,
    allot,
    approved,
    completed,
    decision,
    granted,
    paid,
    prepared,
    say,
)
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.files.queries import content_of
from thidua.funds.actions import (
    approve_list,
    collect_lines,
    pay_list,
    prepare_list,
    set_amounts,
    withdraw_list,
)
from thidua.funds.errors import (
    AboveBalanceError,
    ListedMeanwhileError,
    NothingToPayError,
    RevokedError,
    UnknownAmountError,
)
from thidua.funds.models import Entry, PaymentLine
from thidua.funds.queries.book import balance_on
from thidua.funds.queries.due import unlisted_decisions
from thidua.people.models import Grant, Holder

pytestmark = pytest.mark.django_db
REVOKED = date(2026, 8, 1)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def given(school):
    return decision(school)


def table_of(school, made):
    printed = docx.Document(io.BytesIO(content_of(made.document.file)))
    return printed, [[cell.text for cell in row.cells] for row in printed.tables[1].rows]


def test_a_line_names_grant_figures_and_the_day_they_are_of(school, given):
    made = prepared(school, granted(school, given, school.person(school.binh)))
    line = made.lines.get()
    assert (line.holder, line.team, line.award, line.paper, line.granted_on) == (
        "Nguyễn Thị Hoa Sim",
        "Toán – Tin",
        "Lao động tiên tiến 2025-2026",
        "1398/QĐ-UBND",
        date(2026, 7, 20),
    )
    assert (line.coefficient, line.coefficient_text) == (Decimal("0.300"), "0,3")
    assert line.base * line.coefficient <= line.computed


def test_figures_of_the_law_on_a_weak_source_are_paid_only_when_the_accountant_says_so(school, given):
    made = prepared(school, granted(school, given, school.person(school.binh)))
    line = made.lines.get()
    assert (line.verification, line.amount) == ("memory", None)
    with pytest.raises(UnknownAmountError):
        approve_list(by=actor(school.an, school), payment_list=made, version=made.version, on=LISTED)


def test_the_lower_title_of_a_year_gets_no_money_of_its_own(school, given):
    person = school.person(school.binh)
    made = prepared(school, granted(school, given, person), granted(school, given, person, "CSTDCS"))
    found = {line.award: (line.amount, line.merged) for line in made.lines.all()}
    assert found == {
        "Lao động tiên tiến 2025-2026": (0, True),
        "Chiến sĩ thi đua cơ sở 2025-2026": (None, False),
    }


def test_a_higher_title_after_the_lower_was_listed_has_no_figure_and_says_what_was_paid(school, given):
    person = school.person(school.binh)
    completed(school, granted(school, given, person), amount=700_000)
    later = decision(school, paper="1500/QĐ-UBND", on=date(2026, 7, 25))
    line = prepared(school, granted(school, later, person, "CSTDCS")).lines.get()
    assert (line.computed, line.amount) == (None, None)
    assert line.because.endswith(
        "Cùng thành tích này đã có trong danh sách chi: 700.000 đồng cho Lao động tiên tiến 2025-2026. "
        "Kế toán ghi phần còn phải chi."
    )


def test_a_grant_stands_on_one_list(school, given):
    grant = granted(school, given, school.person(school.binh))
    prepared(school, grant)
    with pytest.raises(ListedMeanwhileError):
        prepared(school, grant)
    assert unlisted_decisions(school.unit) == []


def test_a_withdrawn_list_gives_its_grants_back(school, given):
    grant = granted(school, given, school.person(school.binh))
    made = prepared(school, grant)
    withdraw_list(by=actor(school.alice, school), payment_list=made, reason="Lập nhầm", on=LISTED)
    assert [one.decision.paper for one in unlisted_decisions(school.unit)] == ["1398/QĐ-UBND"]
    assert prepared(school, grant).lines.count() == 1


def test_grants_without_a_decision_or_revoked_are_not_due(school, given):
    person = school.person(school.binh)
    Grant.objects.create(person=person, unit=school.unit, code="LDTT", school_year="2023-2024")
    Grant.objects.filter(id=granted(school, given, person).id).update(revoked_on=REVOKED)
    assert unlisted_decisions(school.unit) == []


def test_a_team_is_paid_as_a_body(school, given):
    grant = Grant.objects.create(
        holder=Holder.TEAM, team=school.teams[0], unit=school.unit, code="TTLDTT", school_year="2025-2026",
        on=given.on, paper=given.paper, decision=given.id,
    )  # fmt: skip
    line = prepared(school, grant).lines.get()
    assert (line.holder, line.team, line.amount) == ("Tổ Toán – Tin", "", None)


def test_nothing_chosen_is_refused(school):
    with pytest.raises(NothingToPayError):
        prepared(school)


def test_amounts_need_a_reason_and_the_version_that_was_seen(school, given):
    made = prepared(school, granted(school, given, school.person(school.binh)))
    line, by = made.lines.get(), actor(school.alice, school)
    with pytest.raises(InvalidInputError) as refused:
        set_amounts(by=by, payment_list=made, amounts={line.id: 5}, reason=" ", version=1)
    assert refused.value.field == "reason"
    with pytest.raises(ChangedMeanwhileError):
        set_amounts(by=by, payment_list=made, amounts={line.id: 5}, reason=CHECKED, version=2)


def test_a_line_of_another_list_is_not_touched(school, given):
    first = prepared(school, granted(school, given, school.person(school.binh)))
    other = prepared(school, granted(school, given, school.person(school.dung)))
    stranger = other.lines.get()
    set_amounts(
        by=actor(school.alice, school),
        payment_list=first,
        amounts={stranger.id: 5},
        reason=CHECKED,
        version=1,
    )
    stranger.refresh_from_db()
    assert stranger.amount is None


def test_an_approved_list_is_frozen(school, given):
    made = approved(school, granted(school, given, school.person(school.binh)))
    line = made.lines.get()
    with pytest.raises(StepRefusedError):
        set_amounts(
            by=actor(school.alice, school),
            payment_list=made,
            amounts={line.id: 5},
            reason=CHECKED,
            version=made.version,
        )


def test_the_paper_has_the_table_the_sum_in_words_and_three_signatures(school, given):
    accountant_of(school)
    binh, lam = school.person(school.binh), add_staff(school.unit, "Vũ Văn Trúc Lâm", team=school.teams[1])
    made = approved(school, granted(school, given, binh), granted(school, given, lam), amount=702_500)
    printed, rows = table_of(school, made)
    assert rows[0] == [
        "STT", "Họ và tên", "Đơn vị, tổ", "Danh hiệu, hình thức", "Số quyết định", "Hệ số", "Số tiền (đồng)", "Ký nhận",
    ]  # fmt: skip
    assert rows[1] == [
        "1", "Vũ Văn Trúc Lâm", "Ngữ văn", "Lao động tiên tiến 2025-2026", "1398/QĐ-UBND, 20/07/2026", "", "702.500", "",
    ]  # fmt: skip
    assert rows[-1][0] == "Tổng cộng: 2 khoản, 1.405.000 đồng"
    said = [paragraph.text for paragraph in printed.paragraphs]
    assert "Số tiền bằng chữ: Một triệu bốn trăm linh năm nghìn đồng." in said
    signed = [cell.text for cell in printed.tables[-1].rows[0].cells]
    assert [text.splitlines()[0] for text in signed] == ["NGƯỜI LẬP", "KẾ TOÁN", "HIỆU TRƯỞNG"]
    assert [text.splitlines()[-1] for text in signed] == [
        "Lê Thị Hướng Dương",
        "Cao Thị Thạch Thảo",
        "Ngô Văn Trường Sơn",
    ]


def test_whoever_prepared_the_list_is_named_as_its_maker(school, given):
    accountant = accountant_of(school)
    grant = granted(school, given, school.person(school.binh))
    made = prepare_list(
        by=actor(accountant, school), unit=school.unit, grants=[grant], title="Chi tiền thưởng", on=LISTED
    )
    made = approve_list(
        by=actor(school.an, school), payment_list=say(school, made, 702_500), version=2, on=LISTED
    )

    printed, _ = table_of(school, made)

    signed = [cell.text.splitlines()[-1] for cell in printed.tables[-1].rows[0].cells]
    assert signed == ["Cao Thị Thạch Thảo", "Cao Thị Thạch Thảo", "Ngô Văn Trường Sơn"]


def test_the_paper_names_who_gets_nothing_apart(school, given):
    person = school.person(school.binh)
    made = prepared(school, granted(school, given, person), granted(school, given, person, "CSTDCS"))
    amounts = {line.id: line.computed for line in made.lines.filter(amount=None)}
    made = set_amounts(
        by=actor(school.alice, school), payment_list=made, amounts=amounts, reason=CHECKED, version=1
    )
    made = approve_list(by=actor(school.an, school), payment_list=made, version=2, on=LISTED)
    printed, rows = table_of(school, made)
    assert len(rows) == len(["heading", "line", "total"])
    assert (
        "Không nhận riêng, vì đã gộp vào mức cao nhất hoặc không chi: "
        "Nguyễn Thị Hoa Sim (Lao động tiên tiến 2025-2026)."
    ) in [paragraph.text for paragraph in printed.paragraphs]


def test_a_list_on_which_nobody_gets_anything_is_not_approved(school, given):
    with pytest.raises(NothingToPayError):
        approved(school, granted(school, given, school.person(school.binh)), amount=0)


def test_a_revoked_grant_is_neither_approved_nor_paid(school, given):
    grant = granted(school, given, school.person(school.binh))
    made = approved(school, grant)
    Grant.objects.filter(id=grant.id).update(revoked_on=REVOKED)
    with pytest.raises(RevokedError) as refused:
        pay_list(by=actor(school.alice, school), payment_list=made, on=LISTED)
    assert "Nguyễn Thị Hoa Sim" in str(refused.value)


def test_payment_takes_the_whole_list_out_of_the_fund_once(school, given):
    made = paid(school, granted(school, given, school.person(school.binh)))
    entry = Entry.objects.get(list=made)
    assert (entry.amount, entry.on) == (-made.lines.get().amount, LISTED)
    assert balance_on(school.unit, LISTED) == 10_000_000 + entry.amount
    with pytest.raises(StepRefusedError):
        pay_list(by=actor(school.alice, school), payment_list=made, on=LISTED)
    with pytest.raises(StepRefusedError):
        withdraw_list(by=actor(school.an, school), payment_list=made, reason="Nhầm", on=LISTED)


def test_payment_above_the_balance_needs_a_reason(school, given):
    allot(school, 500_000)
    made, by = (
        approved(school, granted(school, given, school.person(school.binh))),
        actor(school.alice, school),
    )
    with pytest.raises(AboveBalanceError):
        pay_list(by=by, payment_list=made, on=LISTED)
    pay_list(by=by, payment_list=made, on=LISTED, reason="Tạm ứng, cấp bù tháng sau")
    assert Entry.objects.get(list=made).reason == "Tạm ứng, cấp bù tháng sau"


def test_payment_before_the_approval_is_refused(school, given):
    allot(school)
    made = approved(school, granted(school, given, school.person(school.binh)))
    with pytest.raises(InvalidInputError) as refused:
        pay_list(by=actor(school.alice, school), payment_list=made, on=date(2026, 7, 26))
    assert refused.value.field == "on"


def test_who_was_not_there_signs_later(school, given):
    made = paid(
        school,
        granted(school, given, school.person(school.binh)),
        granted(school, given, school.person(school.dung)),
    )
    first, second = made.lines.all()
    by = actor(school.alice, school)
    collect_lines(by=by, payment_list=made, lines=[first.id], on=REVOKED)
    with pytest.raises(InvalidInputError):
        collect_lines(by=by, payment_list=made, lines=[first.id], on=date(2026, 8, 2))
    found = dict(PaymentLine.objects.values_list("id", "collected_on"))
    assert found == {first.id: REVOKED, second.id: None}
