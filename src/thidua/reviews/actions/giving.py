"""Giving marks, with their notes and evidence; saying who is not reviewed and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.criteria.marking import NOT_ENTERED
from thidua.criteria.models import Criterion
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.reviews.actions.rows import check_excusing_open, check_step_open, part_step, reason
from thidua.reviews.content import Entry
from thidua.reviews.errors import NotYoursError, StepOverError
from thidua.reviews.givers import Duties, duties_on, excuse_refusal, steps_given
from thidua.reviews.models import Card, Evidence, Part, Sheet, Step, TeamBy
from thidua.reviews.queries.marks import CardKey, cards_of
from thidua.reviews.queries.reasons import confirmed_card, looked_at, word_missing
from thidua.reviews.queries.scales import Measure, measures_of
from thidua.reviews.states import PartAct
from thidua.units.models import Role

LONGEST_NOTE, LONGEST_EXEMPT = 300, 200


@action("reviews.marks_given")
def give_marks(*, by: Actor, part: Part, step: Step, entries: Sequence[Entry], on: date) -> list[Card]:
    """One step's marks on sheets of one part; only what differs is written, each sheet in the version that was seen."""
    row = part_step(part, PartAct.MARK)
    sheets = _sheets(row, [entry.sheet for entry in entries])
    cards, measures = cards_of(sheets.values()), measures_of(sheets.values())
    duties = duties_on(row.review.unit, on)
    changed: list[Card] = []
    changes: dict[UUID, dict[str, object]] = {}
    for entry in entries:
        sheet = sheets[entry.sheet]
        _check_giver(by, sheet, step, duties)
        check_step_open(row, sheet, step, on)
        before = cards.get((sheet.id, step))
        card = _written(sheet, step, entry, cards, measures[sheet.set_id])
        if before is not None and (before.marks, before.notes) == (card.marks, card.notes):
            continue
        changes[sheet.id] = {str(step): (before and (before.marks, before.notes), (card.marks, card.notes))}
        card.given_by_id, card.given_at = by.user, clock.now()
        changed.append(card)
    _keep(changed)
    record(about=row, each=changes, counts={"sheets": len(changed), "step": step.value}, on=on)
    return changed


@action("reviews.evidence_given")
def give_evidence(
    *, by: Actor, sheet: Sheet, criterion: Criterion, text: str, link: str, file: StoredFile | None, on: date
) -> Evidence:
    """A file, an address or words for one criterion, until the review is closed."""
    row = part_step(sheet.part, PartAct.MARK)
    if criterion.section.set_id != sheet.set_id:
        raise InvalidInputError("criterion", "Tiêu chí này không thuộc phiếu.")
    words = tidy(text)
    if not words and not link and file is None:
        raise InvalidInputError("text", "Hãy ghi nội dung, dán địa chỉ hoặc chọn tệp.")
    if len(words) > LONGEST_NOTE:
        raise InvalidInputError("text", f"Dài quá {LONGEST_NOTE} ký tự, hãy rút gọn.")
    found = Evidence.objects.create(
        sheet=sheet,
        criterion=criterion,
        text=words,
        link=link,
        file=file,
        given_by_id=by.user,
        given_at=clock.now(),
    )
    given = {"text": words, "link": link, "file": file.sha256 if file else ""}
    record(about=found, fields=given, counts={"part": str(row.id)}, on=on)
    return found


@action("reviews.sheet_excused")
def excuse_sheet(*, by: Actor, sheet: Sheet, because: str, on: date) -> Sheet:
    """Nobody is marked on it, and why; without a reason: is to be marked again. What was given stays."""
    part = part_step(sheet.part, PartAct.EXCUSE)
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("person", "team")
    row = rows.get(id=sheet.id)
    if row.version != sheet.version:
        raise ChangedMeanwhileError(last_change(unit=by.unit, about=row.id))
    row.part, row.review = part, part.review
    duties = duties_on(part.review.unit, on)
    if fault := excuse_refusal(by.user, row, duties):
        raise NotYoursError(fault)
    check_excusing_open(part, on)
    before = row.exempt
    row.exempt = reason(because, most=LONGEST_EXEMPT) if because else ""
    if not row.exempt and row.person is not None and duties.has(row.person.user_id, [Role.CHAIR]):
        _leave_to_the_council(row)
    row.version += 1
    row.save()
    record(about=row, fields={"exempt": (before, row.exempt)}, on=on)
    return row


def _sheets(part: Part, wanted: Sequence[UUID]) -> dict[UUID, Sheet]:
    rows = Sheet.objects.filter(part=part, id__in=wanted).select_related(
        "review__unit", "part", "person", "team", "set__thread"
    )
    found = {row.id: row for row in rows}
    if set(wanted) - set(found):
        raise InvalidInputError("sheet", "Có phiếu không thuộc tổ này. Hãy tải lại trang.")
    return found


def _leave_to_the_council(sheet: Sheet) -> None:
    """Everybody in the team works under the head: once the exemption is taken back, only the council marks."""
    if not sheet.review.has_council:
        raise NotYoursError(
            f"{sheet.name} là người đứng đầu, đợt này không có bước Hội đồng: không ai ở trường chấm được."
        )
    sheet.team_by = TeamBy.NOBODY


def _check_giver(by: Actor, sheet: Sheet, step: Step, duties: Duties) -> None:
    if sheet.exempt:
        raise StepOverError(f"{sheet.name}: được miễn bình xét kỳ này ({sheet.exempt}).")
    if step not in steps_given(by.user, sheet, duties):
        raise NotYoursError


def _written(sheet: Sheet, step: Step, entry: Entry, cards: Mapping[CardKey, Card], measure: Measure) -> Card:
    """The card as it is to be: what it held, or begins with, and on it what was typed now."""
    before = cards.get((sheet.id, step))
    if (before.version if before else 0) != entry.version:
        raise ChangedMeanwhileError(
            f"{sheet.name}: người khác vừa chấm phiếu này. Hãy tải lại trang, xem rồi chấm lại."
        )
    base = confirmed_card(sheet, step, cards)
    held = before or base
    marks = list(held.marks) if held else [NOT_ENTERED] * measure.size
    notes = dict(held.notes) if held and held is before else {}
    for place, mark in entry.marks.items():
        _check_mark(sheet, measure, place, mark)
        marks[place] = mark
    for place, note in entry.notes.items():
        if len(note) > LONGEST_NOTE:
            raise InvalidInputError(f"{sheet.id}-{place}", f"Ghi chú dài quá {LONGEST_NOTE} ký tự.")
        notes[str(place)] = tidy(note)
    card = Card(
        id=before.id if before else uuid7(),
        sheet=sheet,
        step=step,
        marks=marks,
        notes={place: note for place, note in notes.items() if note},
        missing=sum(1 for mark in marks if mark == NOT_ENTERED),
        looked=before.looked if before else None,
        version=(before.version if before else 0) + 1,
    )
    _check_reasons(card, base, measure)
    if card.looked is None and card.is_whole and looked_at(sheet, step, cards):
        card.looked = marks
    return card


def _check_mark(sheet: Sheet, measure: Measure, place: int, mark: int) -> None:
    if not 0 <= place < measure.size:
        raise InvalidInputError(f"{sheet.id}-{place}", "Phiếu không có tiêu chí này. Hãy tải lại trang.")
    if fault := measure.scale.allowed[place].refusal(mark):
        raise InvalidInputError(f"{sheet.id}-{place}", f"{sheet.name}, {measure.lines[place].name}: {fault}")


def _check_reasons(card: Card, base: Card | None, measure: Measure) -> None:
    """What the council changes and what is excused has its reason; nobody excuses oneself."""
    for place, mark in enumerate(card.marks):
        note = card.notes.get(str(place), "")
        confirms = base.marks[place] if base else None
        if fault := word_missing(card.sheet, Step(card.step), mark, note, confirms):
            raise InvalidInputError(
                f"{card.sheet_id}-{place}", f"{card.sheet.name}, {measure.lines[place].name}: {fault}"
            )


def _keep(cards: Sequence[Card]) -> None:
    """New ones together, changed ones together: a team's whole sheet in two statements."""
    new = [card for card in cards if card.version == 1]
    Card.objects.bulk_create(new)
    Card.objects.bulk_update(
        [card for card in cards if card.version > 1],
        ["marks", "notes", "missing", "looked", "given_by", "given_at", "version"],
    )
