"""Who may see whom: a person through a posting in the member's unit, and what of them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from thidua.accounts.models import User
from thidua.files.models import StoredFile
from thidua.people.models import Grant, Initiative, Membership, Person, Posting, WorkElsewhere
from thidua.units.access import (
    Member,
    has_role,
    inspects,
    is_team_leader,
    reads_the_work,
    runs_the_work,
    sees_lists,
    works_here,
)
from thidua.units.models import Appointment, Association, Role, Team
from thidua.units.queries import duties_of, heads_on

# Lists of names, accounts and the import: also the system officer, who sees nobody's years.
lists_everybody = reads_the_work | has_role(Role.SYSTEM_OFFICER)
may_list_people = lists_everybody | is_team_leader
may_import_staff = has_role(Role.CHAIR, Role.SECRETARY, Role.SYSTEM_OFFICER)
may_give_accounts = has_role(Role.SECRETARY, Role.SYSTEM_OFFICER)
# Whoever could give themselves a role would hold every right: secretaries and chairs do not.
may_give_roles = has_role(Role.SYSTEM_OFFICER)
may_keep_teams = has_role(Role.SECRETARY, Role.SYSTEM_OFFICER)
# Who they are and who leads them is no secret in the school: plans name them.
may_read_associations = works_here | inspects | may_keep_teams
may_correct_school = has_role(Role.CHAIR, Role.SYSTEM_OFFICER)
may_record_facts = has_role(Role.SECRETARY)
# Lines of a person's story which tell of discipline by being there: how often somebody stated it, and when.
TELLING_OF_DISCIPLINE = frozenset({"people.review_stated", "people.year_recorded", "people.history_stated"})
# Whether somebody is under review is the chair's to say: the dossiers rest on it.
may_state_reviews = has_role(Role.CHAIR)


def may_state_review_of(member: Member, person: Person) -> bool:
    """The head of everybody else; of the head the level above, whose paper the secretary writes down."""
    if person.user_id == member.user.id:
        return False
    if person.user_id in heads_on(member.unit, member.on):
        return bool(may_record_facts.test(member))
    return bool(may_state_reviews.test(member))


# Who opens the pages of those whose names they list; the system officer does not.
opens_pages = reads_the_work | is_team_leader


def people_of(member: Member) -> QuerySet[Person]:
    """Everybody who works or has worked in the member's unit."""
    return Person.objects.filter(id__in=Posting.objects.filter(unit=member.unit).values("person"))


def person_for(member: Member, person_id: UUID) -> Person:
    """The person, if they are of the member's unit (else 404) and the member may see them (else 403)."""
    person = get_object_or_404(people_of(member), id=person_id)
    if not may_see_person(member, person):
        raise PermissionDenied
    return person


def may_see_person(member: Member, person: Person) -> bool:
    """Oneself; whoever reads the work, everybody of the unit; team leaders, those now in their teams."""
    if person.user_id == member.user.id:
        return True
    if reads_the_work.test(member):
        return Posting.objects.filter(unit=member.unit, person=person).exists()
    return bool(member.leads) and now_posted(member).filter(person=person, team__in=member.leads).exists()


def pages_open_to(member: Member, people: Iterable[UUID]) -> set[UUID]:
    """Those of a list whose pages the member may open, asked once for all of them: as `may_see_person`."""
    people = set(people)
    here = Posting.objects.filter(unit=member.unit, person__in=people)
    if not reads_the_work.test(member):
        theirs = now_posted(member).filter(team__in=member.leads).values("person")
        here = here.filter(Q(person__user=member.user) | Q(person__in=theirs))
    return set(here.values_list("person_id", flat=True))


def seen_until(member: Member, person: Person) -> date | None:
    """The last day of which the unit sees the person's years: the day they left. None: it sees all of them."""
    if person.user_id == member.user.id:
        return None
    days = Posting.objects.filter(unit=member.unit, person=person).values_list("ends", flat=True)
    left = [day for day in days if day is not None and day < member.on]
    return max(left) if left and len(left) == len(days) else None


def may_write_about(member: Member, person: Person) -> bool:
    """Years, awards, initiatives: by whoever runs the work, of everybody else. So the chair writes the secretary's."""
    return bool(runs_the_work.test(member)) and person.user_id != member.user.id


def may_see_discipline(member: Member, person: Person) -> bool:
    """Only the person and whoever reads the work; a team leader sees the rest of the page without it."""
    return person.user_id == member.user.id or bool(reads_the_work.test(member))


def listed_for(member: Member) -> QuerySet[Posting]:
    """Whose names the member may list now: everybody's, or those of the teams the member leads."""
    postings = now_posted(member)
    return postings if lists_everybody.test(member) else postings.filter(team__in=member.leads)


def initiative_of(person: Person, initiative_id: UUID) -> Initiative:
    """One of the person's own initiatives; another one's is not there."""
    rows = Initiative.objects.select_related("record")
    return get_object_or_404(rows, id=initiative_id, record__person=person)


def grant_of(person: Person, grant_id: UUID) -> Grant:
    """One of the person's own awards; another one's is not there."""
    return get_object_or_404(Grant, id=grant_id, person=person)


def line_for(member: Member, what: str, row_id: UUID) -> Grant | Initiative:
    """An award (`khen-thuong`) or initiative (`sang-kien`) that the member's unit has written; another's is not there."""
    if what == "khen-thuong":
        awards = Grant.objects.select_related("person", "team", "unit", "scan")
        return get_object_or_404(awards, id=row_id, unit=member.unit)
    if what == "sang-kien":
        rows = Initiative.objects.select_related("record__person", "scan")
        return get_object_or_404(rows, id=row_id, record__unit=member.unit)
    raise Http404


def seen_line_for(member: Member, what: str, row_id: UUID) -> Grant | Initiative:
    """The same, for whoever may see the page on which it stands."""
    row = line_for(member, what, row_id)
    person = row.record.person if isinstance(row, Initiative) else row.person
    if not (sees_lists.test(member) if person is None else may_see_person(member, person)):
        raise PermissionDenied
    return row


def former_scan_for(member: Member, what: str, row_id: UUID, former_id: UUID) -> StoredFile:
    """A scan that once lay beside such a line, for whoever may see the line; without a scan it is not there."""
    row = seen_line_for(member, what, row_id)
    former = get_object_or_404(row.former_originals.select_related("scan"), id=former_id)
    if former.scan is None:
        raise Http404
    return former.scan


def elsewhere_for(member: Member, person: Person, row_id: UUID) -> WorkElsewhere:
    """What the member's unit has written of the person's work elsewhere; another unit's row is not there."""
    rows = WorkElsewhere.objects.select_related("person", "scan")
    return get_object_or_404(rows, id=row_id, person=person, unit=member.unit)


def membership_of(person: Person, row_id: UUID) -> Membership:
    """One of the person's own memberships; another one's is not there."""
    return get_object_or_404(Membership.objects.select_related("person"), id=row_id, person=person)


def appointment_for(member: Member, appointment_id: UUID) -> Appointment:
    """A duty in the member's unit, also one that has ended or not begun; another unit's is not there."""
    return get_object_or_404(duties_of(member.unit), id=appointment_id)


def appointed_for(member: Member, user_id: UUID) -> User:
    """Somebody with a duty in force in the member's unit, working there included; another unit's is not there."""
    here = Appointment.objects.filter(unit=member.unit, starts__lte=member.on)
    now = here.filter(Q(ends=None) | Q(ends__gte=member.on))
    return get_object_or_404(User, id__in=now.values("user"), id=user_id)


def team_for(member: Member, team_id: UUID) -> Team:
    """A team of the member's unit; another unit's is not there."""
    return get_object_or_404(Team, id=team_id, unit=member.unit.id)


def association_for(member: Member, association_id: UUID) -> Association:
    """A mass organisation of the member's unit; another unit's is not there."""
    return get_object_or_404(Association, id=association_id, unit=member.unit)


def now_posted(member: Member) -> QuerySet[Posting]:
    """Postings of the member's unit in force on the member's day."""
    return Posting.objects.filter(unit=member.unit).filter(
        Q(starts=None) | Q(starts__lte=member.on), Q(ends=None) | Q(ends__gte=member.on)
    )
