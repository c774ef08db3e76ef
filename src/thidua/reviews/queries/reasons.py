"""Marks that need a word: what the council changes, what is excused, what was changed after looking at others' marks."""

from collections.abc import Mapping

from thidua.criteria.marking import EXEMPT
from thidua.reviews.content import written_mark
from thidua.reviews.models import Card, Council, Sheet, Step
from thidua.reviews.queries.marks import CardKey, base_step
from thidua.reviews.queries.scales import Measure

OWN_EXEMPT = "Không ai tự miễn tiêu chí cho mình: hãy cho điểm, hoặc để trống và ghi chú để tổ xét miễn."
WHY_EXEMPT = "Miễn một tiêu chí thì ghi lý do ở ô bên dưới."
WHY_CHANGED = "Hội đồng sửa điểm của tổ thì ghi lý do ở ô bên dưới."
# Whose marks have come into sight by then.
SEEN_BEFORE = {
    Step.TEAM: "Tổ sửa sau khi đã xem điểm tự chấm",
    Step.COUNCIL: "Hội đồng sửa sau khi đã xem điểm của tổ",
}


def confirmed_card(sheet: Sheet, step: Step, cards: Mapping[CardKey, Card]) -> Card | None:
    """Where the council confirms, its card begins as what it confirms."""
    under = base_step(sheet)
    if step != Step.COUNCIL or sheet.review.council != Council.CONFIRM or under is None:
        return None
    return cards.get((sheet.id, under))


def word_missing(sheet: Sheet, step: Step, mark: int, note: str, confirms: int | None) -> str:
    """Why this mark cannot be given as it is; `confirms`: the team's mark where the council confirms that."""
    if mark == EXEMPT and step == Step.SELF and sheet.person_id is not None:
        return OWN_EXEMPT
    if note.strip():
        return ""
    if confirms is not None:
        return WHY_CHANGED if confirms != mark else ""
    return WHY_EXEMPT if mark == EXEMPT else ""


def looked_at(sheet: Sheet, step: Step, cards: Mapping[CardKey, Card]) -> bool:
    """Whether giving all of this step's marks brings others' marks into sight."""
    if step == Step.TEAM:
        return (sheet.id, Step.SELF) in cards
    blind = step == Step.COUNCIL and sheet.review.council == Council.BLIND
    return blind and any((sheet.id, before) in cards for before in (Step.SELF, Step.TEAM))


def changed_afterwards(sheet: Sheet, cards: Mapping[CardKey, Card], measure: Measure) -> list[str]:
    """“Tổ sửa sau khi đã xem điểm tự chấm: A.1 0 → 7”, of each step whose card is given here."""
    found = []
    for step, said in SEEN_BEFORE.items():
        card = cards.get((sheet.id, step))
        if card is None or card.looked is None:
            continue
        told = [
            f"{line.short} {written_mark(card.looked[line.place]) or '?'} → {written_mark(mark) or '?'}"
            for line, mark in zip(measure.lines, card.marks, strict=True)
            if card.looked[line.place] != mark
        ]
        if told:
            found.append(f"{said}: {', '.join(told)}")
    return found
