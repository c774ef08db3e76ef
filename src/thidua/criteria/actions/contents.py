"""What is written of a set: a draft made, changed as its editor saw it, begun anew from an earlier edition."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.db.models import Max

from statute.screening import version as law_words
from thidua.core import clock
from thidua.core.text import tidy
from thidua.criteria.actions.steps import step
from thidua.criteria.content import Fault, SetContent, faults_of
from thidua.criteria.errors import ContentRefusedError, DraftWaitsError
from thidua.criteria.models import About, Band, CriteriaSet, Criterion, Section, Thread, VerifiedBy
from thidua.criteria.queries import content_of, law_faults, open_lines, whole_of
from thidua.criteria.states import SetAct
from thidua.ledger.actions import Actor, action, record
from thidua.people.models import StaffGroup
from thidua.units.models import Team, Unit


@action("criteria.set_drafted")
def draft_set(*, by: Actor, unit: Unit, content: SetContent) -> CriteriaSet:
    """The first edition of a new thread. What the law forbids is not kept; sums may still be unfinished."""
    content = tidied(content)
    _check(unit, content)
    thread = Thread.objects.create(unit=unit, about=content.about)
    row = CriteriaSet(unit=unit, thread=thread, edition=1, changed_at=clock.now(), total=content.total)
    _keep(row, content)
    record(about=row, fields={"name": row.name}, counts=_counts(content))
    return row


@action("criteria.set_edited")
def edit_set(*, by: Actor, criteria_set: CriteriaSet, content: SetContent) -> CriteriaSet:
    """The whole draft anew; `criteria_set` carries the version that its editor saw."""
    row = step(criteria_set, SetAct.EDIT, version=criteria_set.version)
    content = replace(tidied(content), about=row.thread.about)
    _check(row.unit, content)
    _clear(row)
    _keep(row, content)
    record(about=row, fields={"name": row.name}, counts=_counts(content))
    return row


@action("criteria.edition_begun")
def begin_edition(*, by: Actor, criteria_set: CriteriaSet) -> CriteriaSet:
    """A new draft of the same thread, a copy of this edition. Lines that the law forbids by now are copied too:
    they are seen in the draft, and neither saved again nor issued as they are.
    """
    thread = Thread.objects.select_for_update().get(id=criteria_set.thread_id)
    source = CriteriaSet.objects.select_related("thread", "unit").get(id=criteria_set.id)
    last = CriteriaSet.objects.filter(thread=thread).aggregate(last=Max("edition"))["last"]
    content = content_of(whole_of(source))
    row = CriteriaSet(
        unit=source.unit,
        thread=thread,
        edition=last + 1,
        based_on=source,
        changed_at=clock.now(),
        total=content.total,
    )
    try:
        with transaction.atomic():
            _keep(row, content)
    except IntegrityError:
        raise DraftWaitsError from None
    record(about=row, fields={"name": row.name, "edition": row.edition}, counts=_counts(content))
    return row


def tidied(content: SetContent) -> SetContent:
    """Every word with composed accents and single spaces."""
    return replace(
        content,
        name=tidy(content.name),
        note=tidy(content.note),
        sections=tuple(
            replace(
                section,
                number=tidy(section.number),
                title=tidy(section.title),
                criteria=tuple(
                    replace(
                        line,
                        number=tidy(line.number),
                        text=tidy(line.text),
                        evidence=tidy(line.evidence),
                        because=tidy(line.because),
                        levels=tuple(replace(level, name=tidy(level.name)) for level in line.levels),
                    )
                    for line in section.criteria
                ),
            )
            for section in content.sections
        ),
        bands=tuple(replace(band, name=tidy(band.name)) for band in content.bands),
    )


def _check(unit: Unit, content: SetContent) -> None:
    """What may not even be kept as a draft."""
    faults = [fault for fault in faults_of(content) if not fault.unfinished]
    faults += [*_choices(unit, content), *law_faults(content)]
    if faults:
        raise ContentRefusedError(faults)


def _choices(unit: Unit, content: SetContent) -> Sequence[Fault]:
    faults = []
    if content.about not in About.values:
        faults.append(Fault("about", "Hãy chọn bộ tiêu chí dùng cho cá nhân hay cho tập thể."))
    if not set(content.groups) <= set(StaffGroup.values):
        faults.append(Fault("groups", "Hãy chọn nhóm nhân sự trong danh sách."))
    known = {str(team) for team in Team.objects.filter(unit=unit).values_list("id", flat=True)}
    if not set(content.teams) <= known:
        faults.append(Fault("teams", "Hãy chọn các tổ của trường."))
    if content.groups and content.about == About.TEAM:
        faults.append(Fault("groups", "Bộ tiêu chí cho tập thể không chia theo nhóm nhân sự."))
    wrong = [
        Fault("verified_by", "Hãy chọn người xác nhận trong danh sách.", place, number)
        for place, section in enumerate(content.sections)
        for number, line in enumerate(section.criteria)
        if line.verified_by not in VerifiedBy.values
    ]
    return [*faults, *wrong]


def _clear(row: CriteriaSet) -> None:
    """A draft's lines are nobody's marks yet."""
    Criterion.objects.filter(section__set=row).delete()
    Section.objects.filter(set=row).delete()
    Band.objects.filter(set=row).delete()


def _keep(row: CriteriaSet, content: SetContent) -> None:
    row.name, row.total, row.note = content.name, content.total, content.note
    row.groups, row.teams = list(content.groups), list(content.teams)
    row.not_applicable, row.capped = content.not_applicable, content.capped
    row.screened, row.open_lines = law_words(), len(open_lines(content))
    row.save()
    sections = [
        Section(
            set=row,
            order=order,
            number=section.number,
            title=section.title,
            kind=section.kind,
            maximum=section.maximum,
            coefficient=section.coefficient,
        )
        for order, section in enumerate(content.sections)
    ]
    Section.objects.bulk_create(sections)
    Criterion.objects.bulk_create(
        Criterion(
            section=kept,
            order=order,
            number=line.number,
            text=line.text,
            maximum=line.maximum,
            step=line.step,
            levels=[{"name": level.name, "points": str(level.points)} for level in line.levels],
            evidence=line.evidence,
            verified_by=line.verified_by,
            may_not_apply=line.may_not_apply,
            because=line.because,
        )
        for kept, section in zip(sections, content.sections, strict=True)
        for order, line in enumerate(section.criteria)
    )
    Band.objects.bulk_create(
        Band(set=row, order=order, name=band.name, at_least=band.at_least)
        for order, band in enumerate(content.bands)
    )


def _counts(content: SetContent) -> dict[str, int | str]:
    return {
        "sections": len(content.sections),
        "criteria": sum(len(section.criteria) for section in content.sections),
    }
