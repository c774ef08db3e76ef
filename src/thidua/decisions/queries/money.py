"""What money goes with the awards of one decision, as far as the law library knows, and what must be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from paper import words
from statute.names import award_name
from statute.payments import Granted, Payment, payable
from thidua.nominations.models import Dossier
from thidua.people.models import EVERY_TITLE, Grant, of_holders

WEAK = ("memory", "carried_over")
FUND = "nguồn kinh phí thi đua, khen thưởng theo quy định"

# A holder and an award of this decision.
Key = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Bonuses:
    """đồng by holder and award; what is not in it stays empty on the paper, and `remarks` say why."""

    amounts: dict[Key, int]
    remarks: tuple[str, ...]


def bonuses_of(granted: Sequence[tuple[Dossier, str]], school_year: str, on: date) -> Bonuses:
    """Beside what the holders have already: of one achievement only the highest award is paid."""
    dossiers = [dossier for dossier, _ in granted]
    now: list[Granted[Key | UUID]] = [
        Granted(
            key=(dossier.holder_key, code),
            holder=dossier.holder_key,
            code=code,
            on=on,
            school_year=school_year if code in EVERY_TITLE else None,
            collective=dossier.is_collective,
        )
        for dossier, code in granted
    ]
    had: list[Granted[Key | UUID]] = [
        Granted(
            key=grant.id,
            holder=grant.holder_key,
            code=grant.code,
            on=grant.on,
            school_year=grant.school_year if grant.code in EVERY_TITLE else None,
            collective=grant.is_collective,
        )
        for grant in Grant.objects.filter(of_holders(dossiers), unit=dossiers[0].unit_id, revoked_on=None)
    ]
    paid = {payment.key: payment for payment in payable([*now, *had])}
    found = [(one, paid[one.key]) for one in now]
    return Bonuses(
        amounts={
            (dossier.holder_key, code): amount
            for dossier, code in granted
            if (amount := paid[dossier.holder_key, code].amount) is not None
        },
        remarks=_remarks([(one.code, payment) for one, payment in found]),
    )


def _remarks(found: Sequence[tuple[str, Payment[Key | UUID]]]) -> tuple[str, ...]:
    unknown = {code for code, payment in found if payment.amount is None and payment.outranked_by is None}
    said = []
    if unknown:
        named = words.sentence_list(sorted(award_name(code) for code in unknown))
        said.append(f"Tiền thưởng của {named} để trống: chưa biết mức theo quy định vào ngày ký.")
    if any(payment.outranked_by is not None for _, payment in found):
        said.append(
            "Người, tập thể có nhiều danh hiệu của cùng một thành tích chỉ nhận mức cao nhất; ô của danh hiệu kia để trống."
        )
    if any(payment.amount is not None and payment.verification in WEAK for _, payment in found):
        said.append("Mức tiền thưởng có căn cứ chưa kiểm chứng với văn bản gốc; đối chiếu trước khi chi.")
    return tuple(said)
