"""The frame of every write: one action call, one ledger line, one transaction.

    @action("registrations.round_opened")
    def open_round(*, by: Actor, unit: UUID, ...) -> Round:
        ...
        record(about=round, fields={"closes": (None, closes)})

An action called by an action joins its transaction and writes its own line with `cause` = the outermost one's id.
Lines are put down at the very end, when the head of the acting unit's chain is locked once: so the lock is short,
and the rules that keep two people apart must hold without it.
"""

import functools
import secrets
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import models, transaction

from thidua.core import clock
from thidua.core.ids import uuid7
from thidua.ledger import kinds
from thidua.ledger.chain import keyed, line_digest
from thidua.ledger.models import DigestKey, Head, Line

P = ParamSpec("P")
R = TypeVar("R")
FieldChanges = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which unit. No user: the program itself (first run, a scheduled job)."""

    user: UUID | None
    unit: UUID


class LedgerMisuseError(Exception):
    """An action wrote no line, or more than one: a fault of the program, never of a person."""


@dataclass(slots=True)
class _Frame:
    kind: str
    by: Actor
    id: UUID = field(default_factory=uuid7)
    line: Line | None = None


_frames: ContextVar[tuple[_Frame, ...]] = ContextVar("ledger_frames", default=())
_pending: ContextVar[list[Line] | None] = ContextVar("ledger_pending", default=None)


def action(kind: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action of a registered kind. It takes `by: Actor` and calls `record` exactly once."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs["by"]
            if not isinstance(by, Actor):
                raise LedgerMisuseError(f"{kind}: `by` must be an Actor")
            kinds.sentence(kind)
            return _run(_Frame(kind=kind, by=by), lambda: function(*args, **kwargs))

        call.ledger_kind = kind  # type: ignore[attr-defined]  # read by the house test
        return call

    return decorate


def _run(frame: _Frame, body: Callable[[], R]) -> R:
    outer = _frames.get()
    frames_token = _frames.set((*outer, frame))
    pending_token = None if outer else _pending.set([])
    try:
        with transaction.atomic():
            pending = _pending.get()
            assert pending is not None
            already = len(pending)
            try:
                result = body()
                _check_wrote(frame)
            except BaseException:
                del pending[already:]
                raise
            if not outer:
                _append(frame.by.unit, pending)
            return result
    finally:
        _frames.reset(frames_token)
        if pending_token is not None:
            _pending.reset(pending_token)


def _check_wrote(frame: _Frame) -> None:
    if frame.line is None:
        raise LedgerMisuseError(f"{frame.kind} wrote no ledger line")


def record(
    *,
    about: models.Model,
    fields: FieldChanges | None = None,
    each: Mapping[UUID, FieldChanges] | None = None,
    counts: Mapping[str, int | str] | None = None,
    on: date | None = None,
    units: Iterable[UUID] = (),
) -> None:
    """Put down the line of the running action.

    `fields` maps a field's name to its new value, or to a pair (old, new): only keyed digests are kept. `each`: the
    same for many persons at once, each under the person's own key, so that erasing one leaves nothing of that one. `counts`
    are plain figures of a bulk action (rows, a file's digest), never personal. `units`: others concerned.
    """
    frames, pending = _frames.get(), _pending.get()
    if not frames or pending is None:
        raise LedgerMisuseError("record() outside an action")
    frame = frames[-1]
    if frame.line is not None:
        raise LedgerMisuseError(f"{frame.kind} wrote two ledger lines")
    contents: dict[str, Any] = {}
    if fields:
        contents = _digests(UUID(str(about.pk)), fields)
    if each:
        contents["each"] = _digests_of_each(each)
    if counts:
        contents["counts"] = dict(counts)
    frame.line = Line(
        id=frame.id,
        unit=frames[0].by.unit,
        at=clock.now(),
        on=on,
        kind=frame.kind,
        actor=frame.by.user,
        about_type=about._meta.label_lower,  # noqa: SLF001 -- Django's documented model API
        about=about.pk,
        units=sorted(str(unit) for unit in units),
        fields=contents,
        cause=None if len(frames) == 1 else frames[0].id,
    )
    pending.append(frame.line)


def _digests(about: UUID, fields: FieldChanges) -> dict[str, Any]:
    holder, _ = DigestKey.objects.get_or_create(about=about, defaults={"key": secrets.token_bytes(32)})
    return _under(bytes(holder.key), fields)


def _digests_of_each(each: Mapping[UUID, FieldChanges]) -> dict[str, Any]:
    """A constant number of queries, whatever the number of persons."""
    known = set(DigestKey.objects.filter(about__in=each).values_list("about", flat=True))
    DigestKey.objects.bulk_create(
        [DigestKey(about=about, key=secrets.token_bytes(32)) for about in each if about not in known],
        ignore_conflicts=True,
    )
    keys = {holder.about: bytes(holder.key) for holder in DigestKey.objects.filter(about__in=each)}
    return {str(about): _under(keys[about], fields) for about, fields in each.items()}


def _under(key: bytes, fields: FieldChanges) -> dict[str, Any]:
    pairs = {name: value if isinstance(value, tuple) else (None, value) for name, value in fields.items()}
    return {name: [keyed(key, old), keyed(key, new)] for name, (old, new) in sorted(pairs.items())}


def _append(unit: UUID, lines: list[Line]) -> None:
    Head.objects.get_or_create(unit=unit)
    head = Head.objects.select_for_update().get(unit=unit)
    for line in lines:
        line.number = head.number + 1
        line.previous = head.digest
        line.digest = line_digest(line)
        head.number, head.digest = line.number, line.digest
    Line.objects.bulk_create(lines)
    head.save()
