"""Who signs for a unit and by what right (NĐ 30/2020 Đ.13): the head, or a deputy in the head's place.

Nothing is typed for it: the chair says who, the staff list says what that person is.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from paper.contracts import Signature
from thidua.accounts.models import User
from thidua.core.text import fold
from thidua.documents.models import Edition
from thidua.people.queries import postings_on
from thidua.units.models import Level, Role, Unit
from thidua.units.queries import duties_of, holders

# What the head of a unit may be called there, as the staff list says it; the first where it says nothing.
HEADS = {
    Level.SCHOOL: ("Hiệu trưởng", "Giám đốc", "Trưởng phòng"),
    Level.MINISTRY: ("Bộ trưởng",),
}
HEADS_ABOVE = ("Chủ tịch", "Giám đốc", "Trưởng phòng")
# What the name of a unit says of its head where the staff list is silent.
HEADS_BY_NAME = (("trung tam ", "Giám đốc"), ("so ", "Giám đốc"), ("phong ", "Trưởng phòng"))
COMMITTEE = "Ủy ban nhân dân"
T = TypeVar("T")
DEPUTY, ACTING = "Phó", "Quyền"


def head_signs(unit: Unit, on: date, name: str = "") -> Signature:
    """The head on that day, or whoever is named; a deputy named signs in the head's place."""
    if name:
        posting = _only(list(postings_on(unit, on).filter(person__folded=fold(name))))
        return _signature(_Signer(unit, name, posting.position if posting else ""))
    return _signed_by(unit, on, next(iter(holders(unit, Role.CHAIR, on)), None))


def edition_signed(row: Edition, on: date) -> Signature:
    """Whoever approved it; of a draft the only one who can, else a name to be written by hand."""
    chairs = holders(row.unit, Role.CHAIR, on)
    signature = _signed_by(row.unit, on, row.approved_by if row.approved_by in chairs else _only(chairs))
    is_committee = fold(row.unit.name).startswith(("ubnd ", f"{fold(COMMITTEE)} "))
    return replace(signature, on_behalf_of=COMMITTEE) if is_committee else signature


@dataclass(frozen=True, slots=True)
class _Signer:
    """A name with what the staff list and the duties say of it; `is_sent`: holds the chair by a paper, until a day."""

    unit: Unit
    name: str
    position: str
    is_deputy: bool = False
    is_sent: bool = False


def _signed_by(unit: Unit, on: date, who: User | None) -> Signature:
    if who is None:
        return _signature(_Signer(unit, "", ""))
    posting = _only(list(postings_on(unit, on).filter(person__user=who)))
    chairs = duties_of(unit).filter(role=Role.CHAIR, user=who, starts__lte=on, ends__gte=on)
    return _signature(
        _Signer(
            unit,
            who.full_name,
            posting.position if posting else "",
            is_deputy=who in holders(unit, Role.VICE_PRINCIPAL, on),
            is_sent=chairs.exclude(paper="").exists(),
        )
    )


def _signature(signer: _Signer) -> Signature:
    words, said = HEADS.get(Level(signer.unit.level), HEADS_ABOVE), fold(signer.position)
    head = next((word for word in words if fold(word) in said), _head_of(signer.unit, words))
    if said.startswith(f"{fold(DEPUTY)} ") or (signer.is_deputy and not said.startswith(fold(head))):
        return Signature(position=f"{DEPUTY} {head}", name=signer.name, in_place_of=head)
    if signer.is_sent and said and fold(head) not in said:
        own = signer.position.split(",")[0].strip()
        return Signature(position=own, name=signer.name, by_mandate_of=head)
    return Signature(position=head, name=signer.name, acting=said.startswith(f"{fold(ACTING)} "))


def _head_of(unit: Unit, words: tuple[str, ...]) -> str:
    named = fold(unit.name)
    return next((head for start, head in HEADS_BY_NAME if named.startswith(start)), words[0])


def _only(rows: list[T]) -> T | None:
    return rows[0] if len(rows) == 1 else None
