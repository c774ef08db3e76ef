"""Who has a sheet in a review, by which set, in which team; who is exempt from the first day on."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.text import tidy
from thidua.criteria.models import About, CriteriaSet
from thidua.criteria.queries import is_for
from thidua.people.models import Leave, LeaveKind, Posting
from thidua.people.queries import staff_of
from thidua.reviews.errors import NoSetError
from thidua.reviews.givers import Duties, Giver, duties_on, giver_of
from thidua.reviews.models import LeadersBy, Part, Review, Sheet, TeamBy
from thidua.reviews.states import PartState
from thidua.units.models import Role, Unit

# Nobody is marked by those whom one leads; it is still written why, and may be taken back by the office.
HEAD = "Người đứng đầu, cấp trên đánh giá"
MOST_NAMES = 8


def make_sheets(review: Review, sets: Sequence[CriteriaSet], day: date, *, newcomers_exempt: bool) -> int:
    """One sheet a person and, where a set measures teams, one a team; those who have one keep it."""
    rows = Sheet.objects.filter(review=review)
    there: set[UUID | None] = {person or team for person, team in rows.values_list("person", "team")}
    staff = [row for row in _one_posting_each(review.unit, day) if row.person_id not in there]
    people = [row for row in sets if row.thread.about == About.PERSON]
    bodies = [row for row in sets if row.thread.about == About.TEAM]
    duties = duties_on(review.unit, day)
    away = _away_all_through(review, [row.person_id for row in staff]) if staff else {}
    parts: dict[UUID | None, Part] = {part.team_id: part for part in Part.objects.filter(review=review)}
    wanted: list[tuple[Posting, CriteriaSet]] = []
    without: list[str] = []
    for posting in staff if people else []:
        found = next(
            (row for row in people if is_for(row, group=posting.staff_group or "", team=posting.team_id)),
            None,
        )
        if found is None:
            without.append(posting.person.full_name)
        else:
            wanted.append((posting, found))
    if without:
        raise NoSetError(_no_set(without))
    sheets = [
        Sheet(
            review=review,
            part=_part(parts, review, posting),
            person=posting.person,
            set=found,
            position=posting.position,
            team_by=_team_by(review, posting, duties),
            exempt=away.get(posting.person_id)
            or (HEAD if duties.has(posting.person.user_id, [Role.CHAIR]) else "")
            or _newcomer(review, posting, exempt=newcomers_exempt),
        )
        for posting, found in wanted
    ]
    for team in review.unit.teams.all():
        measure = next((row for row in bodies if is_for(row, team=team.id)), None)
        if measure is not None and team.id not in there and team.id in duties.leaders:
            part = _part_of(parts, review, team.id)
            sheets.append(Sheet(review=review, part=part, team=team, set=measure, team_by=TeamBy.NOBODY))
    Sheet.objects.bulk_create(sheets)
    return len(sheets)


def _one_posting_each(unit: Unit, day: date) -> list[Posting]:
    """Somebody may change places within a month and stand in two postings for some days: the later one counts."""
    latest: dict[UUID, Posting] = {}
    for row in staff_of(unit, on=day):
        before = latest.get(row.person_id)
        if before is None or (row.starts or date.min) > (before.starts or date.min):
            latest[row.person_id] = row
    return list(latest.values())


def _no_set(without: list[str]) -> str:
    names = ", ".join(without[:MOST_NAMES]) + (
        f" và {len(without) - MOST_NAMES} người nữa" if len(without) > MOST_NAMES else ""
    )
    return f"Chưa mở được: không bộ tiêu chí nào đã chọn dùng cho {names}. Hãy chọn thêm bộ tiêu chí cho nhóm ấy."


def _part(parts: dict[UUID | None, Part], review: Review, posting: Posting) -> Part:
    return _part_of(parts, review, posting.team_id)


def _part_of(parts: dict[UUID | None, Part], review: Review, team: UUID | None) -> Part:
    if team not in parts:
        state = PartState.SENT if review.is_rolled else PartState.SELF if review.with_self else PartState.TEAM
        parts[team] = Part.objects.create(review=review, team_id=team, state=state, since=clock.now())
    return parts[team]


def _team_by(review: Review, posting: Posting, duties: Duties) -> str:
    """As it stands today; on the day of giving `reviews.givers` asks again."""
    user, team = posting.person.user_id, posting.team_id
    giver = giver_of(user, team, duties)
    to_the_council = review.leaders_by == LeadersBy.COUNCIL and duties.leads(user, team)
    if giver == Giver.NOBODY or to_the_council:
        return TeamBy.NOBODY
    return TeamBy.LEADER if giver == Giver.LEADER else TeamBy.OFFICE


def _newcomer(review: Review, posting: Posting, *, exempt: bool) -> str:
    """Of marked reviews: where months are put together, how many must have a result says who has too few."""
    if not exempt or review.is_rolled or posting.starts is None or posting.starts <= review.first:
        return ""
    return f"Về trường ngày {posting.starts:%d/%m/%Y}, trong kỳ"


def _away_all_through(review: Review, people: Iterable[UUID]) -> dict[UUID, str]:
    """Whose leave, with its days known, covers the whole stretch: nobody is marked for time spent away by right."""
    rows = Leave.objects.filter(
        record__person__in=people, record__unit=review.unit, starts__lte=review.first, ends__gte=review.last
    ).select_related("record")
    return {row.record.person_id: tidy(f"Nghỉ cả kỳ: {LeaveKind(row.kind).label.lower()}") for row in rows}
