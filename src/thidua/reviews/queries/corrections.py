"""What objections have corrected, and what of it the cards no longer hold."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from thidua.criteria.marking import NOT_ENTERED
from thidua.reviews.content import written_mark
from thidua.reviews.models import Card, Objection, Review, Sheet
from thidua.reviews.queries.marks import CardKey, Gap, cards_of_review, deciding_card, sheets_of
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import ObjectionState


def corrected_marks(review: Review) -> dict[UUID, dict[int, int]]:
    """Sheet → place → mark, as the last upheld objection has set it."""
    rows = Objection.objects.filter(result__sheet__review=review, state=ObjectionState.UPHELD)
    found: dict[UUID, dict[int, int]] = {}
    for row in rows.exclude(corrected=None).select_related("result", "corrected").order_by("answered_at"):
        assert row.corrected is not None  # asked for above
        changed = {
            place: after
            for place, (before, after) in enumerate(zip(row.result.marks, row.corrected.marks, strict=False))
            if before != after
        }
        found.setdefault(row.result.sheet_id, {}).update(changed)
    return found


def corrections_lost(
    review: Review, sheets: Iterable[Sheet], cards: Mapping[CardKey, Card], measures: Mapping[UUID, Measure]
) -> list[Gap]:
    """Sheets on whose deciding card a corrected mark was marked over since."""
    there = {sheet.id: sheet for sheet in sheets if not sheet.exempt}
    lost = []
    for key, marks in corrected_marks(review).items():
        if key not in there:
            continue
        sheet = there[key]
        card = deciding_card(sheet, cards)
        held = card.marks if card else [NOT_ENTERED] * measures[sheet.set_id].size
        places = tuple(place for place, mark in marks.items() if held[place] != mark)
        if places:
            lines = measures[sheet.set_id].lines
            said = ", ".join(
                f"{lines[place].short} đã sửa thành {written_mark(marks[place])}, "
                f"nay {'chưa nhập' if held[place] == NOT_ENTERED else f'là {written_mark(held[place])}'}"
                for place in places
            )
            lost.append(Gap(sheet, places, said))
    return lost


def lost_on_closing(review: Review) -> list[Gap]:
    """The same for the page that closes."""
    sheets = sheets_of(review)
    return corrections_lost(review, sheets, cards_of_review(review), measures_of(sheets))
