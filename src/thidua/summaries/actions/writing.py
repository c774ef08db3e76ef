"""What people write into a draft: the words of a part, to whom the report goes."""

from collections.abc import Sequence
from datetime import date

from thidua.accounts.queries import last_change
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.ledger.actions import Actor, action, record
from thidua.summaries.actions.locked import as_seen, editable
from thidua.summaries.models import Part, Recipient, Report
from thidua.summaries.outline import PARTS

MOST_COPIES = 999


@action("summaries.part_written")
def write_part(*, by: Actor, part: Part, words: str, is_in: bool, on: date) -> Part:
    """The own words of a part, as its editor saw it; they stay whatever becomes of the figures."""
    report = editable(part.report)
    row = Part.objects.select_for_update(of=("self",)).get(id=part.id)
    if row.version != part.version:
        raise ChangedMeanwhileError(last_change(unit=report.unit_id, about=row.id))
    if PARTS[row.key].must and not is_in:
        raise InvalidInputError("is_in", "Báo cáo phải có phần này.")
    row.words, row.is_in = words.strip(), is_in
    row.version += 1
    row.save()
    record(about=row, fields={"words": row.words, "is_in": row.is_in}, on=on)
    return row


@action("summaries.recipients_put")
def put_recipients(
    *,
    by: Actor,
    report: Report,
    title: str,
    lines: Sequence[tuple[str, str]],
    drafter: str,
    copies: int | None,
    on: date,
) -> Report:
    """The subject, every recipient with its purpose, who drafted it and how many copies, as their editor saw them."""
    row = as_seen(report)
    editable(row)
    if not tidy(title):
        raise InvalidInputError("title", "Hãy ghi trích yếu của báo cáo.")
    if copies is not None and not 1 <= copies <= MOST_COPIES:
        raise InvalidInputError("copies", f"Số bản phải từ 1 đến {MOST_COPIES}.")
    wanted = [(tidy(name), tidy(purpose)) for name, purpose in lines if tidy(name)]
    names = [name for name, _ in wanted]
    if len(set(names)) < len(names):
        raise InvalidInputError("lines", "Mỗi nơi nhận chỉ ghi một lần.")
    units = {one.name: one.unit_to for one in Recipient.objects.filter(report=row).select_related("unit_to")}
    Recipient.objects.filter(report=row).delete()
    Recipient.objects.bulk_create(
        Recipient(report=row, order=order, name=name, purpose=purpose, unit_to=units.get(name))
        for order, (name, purpose) in enumerate(wanted, start=1)
    )
    row.title, row.drafter, row.copies = tidy(title), tidy(drafter), copies
    row.version += 1
    row.save()
    record(about=row, fields={"title": row.title}, counts={"recipients": len(wanted)}, on=on)
    return row
