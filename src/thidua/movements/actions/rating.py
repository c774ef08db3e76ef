"""A team says how it stands against a movement's criteria, with evidence; somebody else confirms it, or says otherwise why."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.core.text import tidy
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.movements.actions.stepping import held
from thidua.movements.models import Rating, RatingValue
from thidua.movements.queries.ratings import criteria_of, is_rated_now
from thidua.plans.models import Item
from thidua.units.models import Team

# What is said to be there must be shown.
NEEDS_EVIDENCE = (RatingValue.REACHED, RatingValue.PARTLY)


@dataclass(frozen=True, slots=True)
class Given:
    """What a team says of one criterion; `place` is the criterion's place on the page, `version` 0 where nothing was said."""

    place: int
    value: RatingValue
    evidence: str = ""
    file: StoredFile | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What the other side makes of one rating."""

    rating: UUID
    version: int
    value: RatingValue
    because: str = ""


@action("movements.team_rated")
def rate_team(*, by: Actor, item: Item, team: Team, given: Sequence[Given]) -> list[Rating]:
    """Each criterion anew, as long as nobody has confirmed it; one that stays as it was is not written."""
    row = held(item)
    if not is_rated_now(item):
        raise StepRefusedError
    criteria = criteria_of(item)
    if not given:
        raise InvalidInputError("value-0", "Hãy đánh giá ít nhất một tiêu chí.")
    rows = Rating.objects.select_for_update(of=("self",)).filter(undertaking=row, team=team)
    there = {one.criterion: one for one in rows}
    written = [
        _said(by, Rating(undertaking=row, team=team), there.get(criteria[one.place]), criteria, one)
        for one in given
    ]
    changed = [one for one in written if one is not None]
    record(about=row, fields={"team": str(team.id), "rated": len(changed)}, on=clock.today())
    return changed


@action("movements.ratings_confirmed")
def confirm_ratings(*, by: Actor, item: Item, team: Team, judged: Sequence[Judged]) -> None:
    """By whoever answers for the movement, never by who rated; another value than the team's needs its reason."""
    row = held(item)
    if not is_rated_now(item):
        raise StepRefusedError
    rows = Rating.objects.select_for_update(of=("self",)).filter(undertaking=row, team=team)
    there = {one.id: one for one in rows}
    for one in judged:
        rating = there.get(one.rating)
        if rating is None or rating.version != one.version:
            raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
        if rating.given_by_id == by.user:
            raise InvalidInputError(
                f"value-{one.rating}", "Người đã đánh giá không tự xác nhận. Nhờ người phụ trách khác."
            )
        if one.value != rating.value and not tidy(one.because):
            raise InvalidInputError(f"because-{one.rating}", "Khác ý tổ tự đánh giá: hãy ghi lý do.")
        rating.confirmed, rating.because = one.value, tidy(one.because)
        rating.confirmed_by_id, rating.confirmed_at = by.user, clock.now()
        rating.version += 1
        rating.save()
    record(about=row, fields={"team": str(team.id), "confirmed": len(judged)}, on=clock.today())


def _said(
    by: Actor, fresh: Rating, there: Rating | None, criteria: Sequence[str], one: Given
) -> Rating | None:
    rating = there or fresh
    if (there.version if there else 0) != one.version:
        raise ChangedMeanwhileError(last_change(unit=rating.undertaking.unit_id, about=rating.undertaking_id))
    evidence, file = tidy(one.evidence), one.file or rating.file
    if there and (there.value, there.evidence, there.file_id) == (
        one.value,
        evidence,
        file.id if file else None,
    ):
        return None
    if there and there.confirmed:
        raise InvalidInputError(f"value-{one.place}", "Tiêu chí này đã được xác nhận, không sửa được nữa.")
    if one.value in NEEDS_EVIDENCE and not (evidence or file):
        raise InvalidInputError(f"evidence-{one.place}", "Hãy ghi hoặc đính minh chứng.")
    if file is not None and file.unit != rating.undertaking.unit_id:
        raise InvalidInputError(f"file-{one.place}", "Tệp này không thuộc đơn vị. Hãy chọn lại tệp.")
    rating.criterion, rating.value, rating.evidence, rating.file = (
        criteria[one.place],
        one.value,
        evidence,
        file,
    )
    rating.given_by_id, rating.given_at = by.user, clock.now()
    rating.version = one.version + 1
    rating.save()
    return rating
