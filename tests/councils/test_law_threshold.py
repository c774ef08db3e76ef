"""A council's count where the law itself sets the threshold: all members stay in the base."""

from datetime import date

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import Sitting, begun
from thidua.councils.actions import declare_recusal
from thidua.councils.models import Choice, Meeting, Motion, Name
from thidua.units.models import Level, Unit

pytestmark = pytest.mark.django_db
YES, NO = Choice.AGREE, Choice.DISAGREE
BEFORE_2024 = date(2023, 12, 31)


def sitting_of(award: str, level: str, members: int, on: date = BEFORE_2024) -> Sitting:
    """A running meeting of a council of that level, on that day, with one name for the award."""
    sitting = begun(make_school(), names=1, members=members)
    Unit.objects.filter(id=sitting.school.unit.id).update(level=level)
    Meeting.objects.filter(id=sitting.meeting.id).update(on=on)
    Motion.objects.filter(id=sitting.motion.id).update(award=award)
    return sitting


def counted(sitting: Sitting, *, recused: int, agree: int) -> Name:
    """The last members are recused; of the others so many agree."""
    away = sitting.members[-recused:]
    for member in away:
        declare_recusal(
            by=actor(sitting.school.alice, sitting.school),
            name=sitting.names[0],
            member=member,
            reason="Chồng của người được xét",
        )
    sitting.open()
    for place, member in enumerate(one for one in sitting.members if one not in away):
        sitting.cast(member.person.user, YES if place < agree else NO)
    sitting.close()
    return sitting.names[0]


@pytest.mark.parametrize(
    ("award", "level", "agree", "result"),
    [
        # The law counts all eleven, whoever is recused: nine tenths of them are 9,9.
        ("CSTD_TINH", Level.PROVINCE, 9, (11, 10, False)),
        ("CSTDTQ", Level.MINISTRY, 9, (11, 10, False)),
        # It speaks neither of a school's council nor of the titles of the base level.
        ("CSTD_TINH", Level.SCHOOL, 5, (9, 5, True)),
        ("CSTDCS", Level.PROVINCE, 5, (9, 5, True)),
    ],
)
def test_all_members_are_counted_where_the_law_speaks_of_the_council(award, level, agree, result):
    name = counted(sitting_of(award, level, 11), recused=2, agree=agree)
    assert (name.base, name.needed, name.passed) == result


def test_exactly_nine_tenths_of_all_members_are_enough():
    name = counted(sitting_of("CSTD_TINH", Level.PROVINCE, 10), recused=1, agree=9)
    assert (name.agree, name.base, name.needed, name.passed) == (9, 10, 9, True)


def test_from_2024_the_councils_own_regulation_counts():
    name = counted(sitting_of("CSTD_TINH", Level.PROVINCE, 10, date(2024, 1, 1)), recused=1, agree=5)
    assert (name.base, name.needed, name.passed) == (9, 5, True)


def shown(client, sitting):
    page = reverse("meeting_page", args=[sitting.meeting.id])
    return sign_in(client, sitting.school.alice).get(page).content.decode()


@pytest.mark.parametrize(
    ("level", "said", "needed"),
    [
        (Level.PROVINCE, "Luật quy định tỷ lệ phiếu cho danh hiệu này", "<span>9 / 10</span>"),
        (Level.SCHOOL, "Hội đồng này bỏ phiếu để đề nghị", "<span>6 / 10</span>"),
    ],
)
def test_the_board_shows_the_laws_threshold_and_in_which_council_it_holds(client, level, said, needed):
    page = shown(client, sitting_of("CSTD_TINH", level, 10))
    assert said in page
    assert needed in page
    assert "Ít nhất 90% tổng số thành viên Hội đồng đồng ý; bỏ phiếu kín" in page


def test_the_board_says_nothing_where_the_law_leaves_the_share_to_the_council(client):
    page = shown(client, sitting_of("CSTDCS", Level.PROVINCE, 10))
    assert "tổng số thành viên Hội đồng đồng ý" not in page
