"""A body of the school says what it thinks of a list: a statement, no vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, RefusedError
from thidua.files.actions import keep
from thidua.ledger.actions import Actor, action, record
from thidua.nominations.access import SPEAKERS
from thidua.nominations.models import Body, Dossier, Opinion, OpinionRemark, Stage
from thidua.units.models import SchoolYear, Unit
from thidua.units.queries import holders


class YearClosedError(RefusedError):
    """Năm học này đã khép nên không ghi thêm ý kiến."""


class NotSpeakerError(RefusedError):
    """Ý kiến này do người đại diện của tổ chức ấy ghi. Hãy kiểm tra vai trò của mình ở trường hôm nay."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The signed paper, as it was sent."""

    content: bytes
    name: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said, on which day, by which paper; remarks by the dossiers they are about."""

    text: str
    on: date
    paper: str = ""
    scan: Scan | None = None
    remarks: Mapping[UUID, str] | None = None


@action("nominations.opinion_stated")
def state_opinion(
    *, by: Actor, unit: Unit, year: SchoolYear, body: Body, stage: Stage, said: Statement, version: int
) -> Opinion:
    """A first wording (`version` 0: none was seen), or one that corrects what was seen. The former ones stay.

    Only whoever speaks for the body today, whoever calls.

    The unique version, not a look beforehand, lets one of two win. A scan that is not sent again is kept.
    """
    if year.closed_on is not None:
        raise YearClosedError
    if not said.text.strip():
        raise InvalidInputError("text", "Hãy ghi ý kiến; đồng ý hoàn toàn thì ghi “Nhất trí với danh sách”.")
    remarks = {key: text.strip() for key, text in (said.remarks or {}).items() if text.strip()}
    if Dossier.objects.filter(unit=unit, year=year, id__in=remarks).count() != len(remarks):
        raise InvalidInputError("dossier", "Có hồ sơ không thuộc năm học này.")
    speaker = _speaker(by, unit, body)
    one = {"unit": unit, "year": year, "body": body, "stage": stage}
    former = Opinion.objects.filter(**one).order_by("-version").first()
    if version != (former.version if former else 0):
        raise ChangedMeanwhileError
    scan = former.scan if former else None
    if said.scan:
        scan = keep(
            by=by, content=said.scan.content, name=said.scan.name, content_type=said.scan.content_type
        )
    try:
        with transaction.atomic():
            opinion = Opinion.objects.create(
                **one,
                version=version + 1,
                text=said.text.strip(),
                on=said.on,
                paper=said.paper.strip(),
                scan=scan,
                made_by=speaker,
                made_at=clock.now(),
            )
    except IntegrityError:
        raise ChangedMeanwhileError from None
    OpinionRemark.objects.bulk_create(
        OpinionRemark(opinion=opinion, dossier_id=key, text=text) for key, text in remarks.items()
    )
    fields = {"body": body, "stage": stage, "text": (former and former.text, opinion.text)}
    record(
        about=opinion, fields=fields, counts={"version": opinion.version, "remarks": len(remarks)}, on=said.on
    )
    return opinion


def _speaker(by: Actor, unit: Unit, body: Body) -> User:
    """The appointment itself is asked, not the page from which it comes; the program speaks for nobody."""
    role = next(role for role, spoken_for in SPEAKERS.items() if spoken_for == body)
    found = holders(unit, role, clock.today())
    speaker = next((user for user in found if user.id == by.user), None)
    if speaker is None or by.unit != unit.id:
        raise NotSpeakerError
    return speaker
