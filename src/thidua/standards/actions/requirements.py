"""The criteria of a recognition: brought from a sheet, written one by one, assessed by the school itself."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import Person, Posting
from thidua.standards.errors import InUseError
from thidua.standards.models import Recognition, Requirement, Standard, Verdict
from thidua.standards.reading import LONGEST_NUMBER, Asked

LONGEST_LEVEL = 30


@action("standards.requirements_brought")
def bring_requirements(
    *, by: Actor, recognition: Recognition, asked: Sequence[Asked], on: date
) -> tuple[int, int]:
    """New ones at the end, known ones by their code worded anew; nothing is dropped. How many were new, how many known."""
    row = Recognition.objects.select_for_update(of=("self",)).get(id=recognition.id)
    known = {one.code: one for one in Requirement.objects.filter(standard__recognition=row)}
    new = 0
    for one in asked:
        standard = _standard(row, one.number, one.standard)
        found = known.get(one.code)
        if found is None:
            order = _last(Requirement.objects.filter(standard__recognition=row)) + 1
            Requirement.objects.create(standard=standard, code=one.code, text=one.text, order=order)
            new += 1
        elif (found.text, found.standard_id) != (one.text, standard.id):
            found.text, found.standard = one.text, standard
            found.version += 1
            found.save(update_fields=["text", "standard", "version"])
    record(about=row, counts={"new": new, "known": len(asked) - new}, on=on)
    return new, len(asked) - new


@action("standards.requirement_put")
def put_requirement(
    *,
    by: Actor,
    recognition: Recognition,
    asked: Asked,
    in_charge: Person | None,
    on: date,
    requirement: Requirement | None = None,
) -> Requirement:
    """A new one at the end, or one worded anew or given to somebody else, as its editor saw it."""
    head = Recognition.objects.select_for_update(of=("self",)).get(id=recognition.id)
    _check(asked)
    if in_charge is not None and not Posting.objects.filter(unit=head.unit_id, person=in_charge).exists():
        raise InvalidInputError("in_charge", "Hãy chọn một người của đơn vị mình.")
    row = _seen(requirement) if requirement else Requirement(version=0)
    if requirement is None:
        row.order = _last(Requirement.objects.filter(standard__recognition=head)) + 1
    same = Requirement.objects.filter(standard__recognition=head, code=tidy(asked.code)).exclude(id=row.id)
    if same.exists():
        raise InvalidInputError("code", f"Tiêu chí {tidy(asked.code)} đã có.")
    row.standard = _standard(head, tidy(asked.number), tidy(asked.standard))
    row.code, row.text, row.in_charge = tidy(asked.code), asked.text.strip(), in_charge
    row.version += 1
    row.save()
    who = in_charge.id if in_charge else None
    record(about=row, fields={"code": row.code, "text": row.text, "in_charge": who}, on=on)
    return row


@action("standards.requirement_dropped")
def drop_requirement(*, by: Actor, requirement: Requirement, on: date) -> None:
    """One that nobody has worked on; else it stays."""
    row = _seen(requirement)
    if row.verdict != Verdict.NOT_ASSESSED or row.uses.exists():
        raise InUseError
    record(about=row, fields={"code": (row.code, None)}, on=on)
    standard = row.standard
    row.delete()
    if not standard.requirements.exists():
        standard.delete()


@action("standards.requirement_assessed")
def assess_requirement(
    *, by: Actor, requirement: Requirement, verdict: Verdict, level: str = "", remark: str = "", on: date
) -> Requirement:
    """What the school says of itself; which level is said with the verdict that has one, and with no other."""
    row = _seen(requirement)
    if verdict not in Verdict.values:
        raise InvalidInputError("verdict", "Hãy chọn một mức tự đánh giá.")
    if verdict == Verdict.LEVEL and not tidy(level):
        raise InvalidInputError("level", "Hãy ghi đạt mức nào, ví dụ Mức 2.")
    if verdict != Verdict.LEVEL and tidy(level):
        raise InvalidInputError("level", "Chỉ ghi mức khi chọn “Đạt mức”.")
    if len(tidy(level)) > LONGEST_LEVEL:
        raise InvalidInputError("level", "Mức đạt dài quá 30 ký tự.")
    before = (row.verdict, row.level)
    row.verdict, row.level, row.remark = verdict, tidy(level), remark.strip()
    row.version += 1
    row.save()
    record(about=row, fields={"verdict": (before, (row.verdict, row.level)), "remark": row.remark}, on=on)
    return row


def _seen(requirement: Requirement) -> Requirement:
    row = Requirement.objects.select_for_update(of=("self",)).filter(id=requirement.id).first()
    if row is None:
        raise ChangedMeanwhileError
    if row.version != requirement.version:
        raise ChangedMeanwhileError(last_change(unit=None, about=row.id))
    return row


def _standard(recognition: Recognition, number: str, name: str) -> Standard:
    """The heading of that number, named anew where a name is said; made where there is none."""
    row = Standard.objects.filter(recognition=recognition, number=number).first()
    if row is None:
        order = _last(Standard.objects.filter(recognition=recognition)) + 1
        try:
            with transaction.atomic():
                return Standard.objects.create(recognition=recognition, number=number, name=name, order=order)
        except IntegrityError:
            raise ChangedMeanwhileError from None
    if name and row.name != name:
        row.name = name
        row.save(update_fields=["name"])
    return row


def _last(rows: object) -> int:
    found = rows.aggregate(last=Max("order"))["last"]  # type: ignore[attr-defined]  # any queryset with an order
    return int(found or 0)


def _check(asked: Asked) -> None:
    if not tidy(asked.number):
        raise InvalidInputError("number", "Hãy ghi số tiêu chuẩn.")
    if not tidy(asked.code):
        raise InvalidInputError("code", "Hãy ghi số tiêu chí.")
    if max(len(tidy(asked.number)), len(tidy(asked.code))) > LONGEST_NUMBER:
        raise InvalidInputError("code", "Số tiêu chuẩn, số tiêu chí không dài quá 12 ký tự.")
    if not tidy(asked.text):
        raise InvalidInputError("text", "Hãy ghi nội dung tiêu chí.")
