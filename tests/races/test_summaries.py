"""Two at the same report at the same moment: one step is taken, one paper numbered, the other is told."""

import pytest

from factories.base import make_school
from factories.plans import chair, office
from factories.summaries import MADE, make_report, make_written, midyear, write
from races.test_steps import read_by_both, told
from thidua.core.errors import ChangedMeanwhileError
from thidua.documents.models import Document
from thidua.ledger.models import Line
from thidua.summaries.actions import lifecycle
from thidua.summaries.actions.beginning import correct_report, start_report
from thidua.summaries.actions.figures import check_sources
from thidua.summaries.actions.lifecycle import (
    approve_report,
    drop_report,
    issue_report,
    send_back_report,
    send_report,
)
from thidua.summaries.errors import ReportFixedError, SameReportError
from thidua.summaries.models import Part, Report

pytestmark = pytest.mark.races


@pytest.fixture
def school(postgres_database):
    return make_school()


def in_state(school, state):
    report = make_written(school)
    Report.objects.filter(id=report.id).update(state=state)
    return Report.objects.get(id=report.id)


def test_without_the_locked_row_two_approve_the_same_report(school, together, monkeypatch):
    report = in_state(school, "review")
    monkeypatch.setattr(lifecycle, "as_seen", read_by_both(lambda given: Report.objects.get(id=given.id)))
    together([lambda: approve_report(by=chair(school), report=report, on=MADE)] * 2)
    assert Line.objects.filter(kind="summaries.report_approved").count() == 2


@pytest.mark.parametrize(
    ("state", "step", "given"),
    [
        ("draft", send_report, {}),
        ("draft", drop_report, {}),
        ("review", approve_report, {}),
        ("review", send_back_report, {"because": "Thiếu chỉ tiêu"}),
        ("approved", issue_report, {}),
        ("issued", correct_report, {"because": "Sai một số"}),
    ],
)
def test_of_two_who_take_the_same_step_of_a_report_one_is_told(school, together, state, step, given):
    report = in_state(school, state)
    results = together([lambda: step(by=chair(school), report=report, on=MADE, **given)] * 2)
    assert told(results) is ChangedMeanwhileError


def test_of_two_who_number_one_paper_is_issued(school, together):
    first = in_state(school, "approved")
    first = issue_report(by=chair(school), report=first, on=MADE)
    draft = correct_report(by=office(school), report=first, because="Sai một số", on=MADE)
    Report.objects.filter(id=draft.id).update(state="approved")
    draft = Report.objects.get(id=draft.id)
    together([lambda: issue_report(by=chair(school), report=draft, on=MADE)] * 2)

    found = Document.objects.exclude(number=None).order_by("number").values_list("symbol", flat=True)
    assert list(found) == ["01/BC-THCSHS", "02/BC-THCSHS"]
    assert list(Report.objects.order_by("edition").values_list("state", flat=True)) == ["replaced", "issued"]


def test_of_two_who_begin_the_same_report_one_is_told(school, together):
    results = together(
        [lambda: start_report(by=office(school), unit=school.unit, frame=midyear(), on=MADE)] * 2
    )
    assert told(results) is SameReportError
    assert Report.objects.count() == 1


def test_of_two_who_write_the_same_part_the_second_is_told(school, together):
    report = make_report(school)
    results = together([lambda: write(school, report, "results", "Tốt")] * 2)
    kinds = {type(one) for one in results if isinstance(one, Exception)}
    # Whoever reads after the other has written sees the new version and writes after it.
    assert kinds <= {ChangedMeanwhileError}
    assert Part.objects.get(report=report, key="results").words == "Tốt"


def test_what_is_written_while_it_is_sent_stands_in_it_or_is_refused(school, together):
    report = in_state(school, "draft")
    results = together(
        [
            lambda: write(school, report, "lessons", "Nhắc sớm"),
            lambda: send_report(by=office(school), report=report, on=MADE),
        ]
    )
    written = results[0]
    assert isinstance(written, ReportFixedError) or Part.objects.get(key="lessons").words == "Nhắc sớm"
    assert Report.objects.get(id=report.id).state == "review"


def test_of_two_who_compare_the_same_report_both_find_the_same(school, together):
    report = in_state(school, "issued")
    together([lambda: check_sources(by=office(school), report=report, on=MADE)] * 2)
    row = Report.objects.get(id=report.id)
    assert (row.stale, row.version) == ("", report.version + 2)
