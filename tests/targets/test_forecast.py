"""From points to a warning: the straight line, its limits, and each warning with its reason."""

from datetime import date
from decimal import Decimal

import pytest

from thidua.targets.chart import Gauge, gauge, line_chart
from thidua.targets.forecast import Course, Outlook, Point, judge, straight_line

START, MIDDLE, END = date(2025, 9, 1), date(2026, 3, 1), date(2026, 8, 31)
POINTS = [Point(START, Decimal(0)), Point(MIDDLE, Decimal(40))]


def course(**said):
    given = {"aim": Decimal(85), "value": Decimal(40), "most": Decimal(100), "is_percent": True}
    given |= {"starts": START, "ends": END}
    return Course(**given | said)


def test_the_line_goes_on_by_the_pace_from_the_first_to_the_last_point():
    # 40 points in 181 days, and 183 days are left.
    assert straight_line(POINTS, END, is_percent=False) == Decimal(40) + Decimal(40) * 183 / 181


def test_a_share_never_goes_past_a_hundred_nor_any_figure_below_nothing():
    steep = [Point(START, Decimal(0)), Point(date(2025, 10, 1), Decimal(60))]
    falling = [Point(START, Decimal(60)), Point(date(2025, 10, 1), Decimal(10))]
    assert straight_line(steep, END, is_percent=True) == Decimal(100)
    assert straight_line(steep, END, is_percent=False) > Decimal(100)
    assert straight_line(falling, END, is_percent=False) == 0


@pytest.mark.parametrize(
    "points",
    [[], POINTS[:1], [Point(START, Decimal(1)), Point(date(2025, 9, 14), Decimal(9))]],
)
def test_fewer_than_two_points_or_too_near_ones_tell_no_pace(points):
    assert straight_line(points, END, is_percent=True) is None


@pytest.mark.parametrize(
    ("said", "points", "on", "outlook", "reason"),
    [
        ({"value": Decimal(85)}, POINTS, MIDDLE, Outlook.REACHED, "bằng hoặc vượt"),
        ({"most": Decimal(84)}, POINTS, MIDDLE, Outlook.LOST, "Kể cả những trường hợp chưa rõ"),
        ({"aim": Decimal(80)}, POINTS, MIDDLE, Outlook.ON_TRACK, "thì kịp"),
        ({"aim": Decimal(81)}, POINTS, MIDDLE, Outlook.AT_RISK, "vẫn chưa đủ"),
        ({}, POINTS[:1], MIDDLE, Outlook.UNKNOWN, "hai lần đo cách nhau ít nhất 14 ngày"),
        (
            {"value": Decimal(84), "most": Decimal(84)},
            POINTS,
            MIDDLE,
            Outlook.LOST,
            "đã được ghi rõ là không đạt",
        ),
        ({"value": None}, [], date(2026, 3, 2), Outlook.UNKNOWN, "Chưa có kết quả nào"),
        ({"value": None}, [], date(2026, 3, 3), Outlook.AT_RISK, "Đã qua hơn nửa thời gian"),
        ({"most": None}, POINTS, date(2026, 9, 1), Outlook.LOST, "Đã hết hạn mà chưa đủ"),
        ({"value": None, "most": None}, [], date(2026, 9, 1), Outlook.UNKNOWN, "còn trường hợp chưa rõ"),
        ({}, POINTS, date(2026, 9, 1), Outlook.UNKNOWN, "còn trường hợp chưa rõ"),
    ],
)
def test_each_warning_comes_with_its_reason(said, points, on, outlook, reason):
    found = judge(course(**said), points, on)
    assert (found.outlook, reason in found.reason) == (outlook, True)


def test_the_last_day_still_belongs_to_the_target():
    assert judge(course(), POINTS, END).outlook == Outlook.AT_RISK
    assert judge(course(most=None), POINTS, date(2026, 9, 1)).outlook == Outlook.LOST


@pytest.mark.parametrize(("last_year", "outlook"), [(85, Outlook.ON_TRACK), (84, Outlook.AT_RISK)])
def test_what_comes_at_the_end_of_the_year_is_judged_by_the_year_before(last_year, outlook):
    found = judge(course(value=None), [], MIDDLE, last_year=Decimal(last_year))
    assert (found.outlook, found.expected) == (outlook, Decimal(last_year))


def test_a_picture_begins_on_the_left_and_ends_where_the_forecast_ends():
    chart = line_chart(POINTS, starts=START, ends=END, aim=Decimal(85), expected=Decimal(80))
    assert (chart.path, chart.ahead) == ("8,122 159,76", "159,76 312,30")
    assert chart.aim_y < chart.dots[-1].y


def test_one_point_is_no_line():
    assert line_chart(POINTS[:1], starts=START, ends=END, aim=Decimal(85), expected=None) is None


@pytest.mark.parametrize(
    ("value", "aim", "is_percent", "drawn"),
    [
        (Decimal(25), Decimal(85), True, Gauge("25.0%", "85.0%", is_short=True)),
        (Decimal(120), Decimal(30), True, Gauge("100.0%", "30.0%", is_short=False)),
        (Decimal(68), Decimal(90), False, Gauge("75.6%", "100.0%", is_short=True)),
        (Decimal(120), Decimal(90), False, Gauge("100.0%", "75.0%", is_short=False)),
        (None, Decimal(90), False, Gauge("0.0%", "100.0%", is_short=True)),
        (None, Decimal(0), False, Gauge("0.0%", "0.0%", is_short=False)),
    ],
)
def test_a_bar_and_its_mark_lie_on_one_scale(value, aim, is_percent, drawn):
    assert gauge(value, aim, is_percent=is_percent) == drawn
