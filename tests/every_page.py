"""Every page of the program with the demo's objects filled in; for the rights table and the speed of pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from factories.base import sign_in
from factories.sector_file import canhan_xlsx
from thidua.accounts.models import User
from thidua.core.ids import uuid7
from thidua.councils.models import Council, Meeting, Motion, Recusal
from thidua.criteria.models import CriteriaSet, Criterion
from thidua.decisions.models import Decision, Submission
from thidua.demo.build import Account
from thidua.documents.models import Certificate, Dispatch, Document, Incoming
from thidua.duties.models import Charge, Course, Handover, Keeping
from thidua.duties.models import Part as DutyPart
from thidua.funds.models import Entry, PaymentList
from thidua.guidance.models import LocalRule
from thidua.initiatives.queries import key_of
from thidua.intake.actions import remember_columns
from thidua.intake.runs import rows
from thidua.intake.targets import STAFF
from thidua.ledger.actions import Actor
from thidua.movements.models import Feed, Happening, Rating, TeamShare
from thidua.nominations.models import Dossier, Opinion
from thidua.notices.models import Notice
from thidua.people.models import Grant, Initiative, Membership, Person, Posting, WorkElsewhere
from thidua.plans.models import Base, Item, Plan, Recipient, Section
from thidua.registrations.models import LateRequest, Pledge, Round, TeamSheet
from thidua.reviews.models import Evidence, Objection, Part, Review, Sheet
from thidua.scoring.models import Regulation, Reopening
from thidua.standards.models import Piece, Recognition, Requirement
from thidua.summaries.models import Report
from thidua.targets.models import Measurement, Remark
from thidua.targets.models.drives import Contribution
from thidua.units.models import Appointment, Association, Role, SchoolYear, Team, Unit, UnitParent

# Every role in the school's own order, by the word with which the rights table calls it.
ROLES = {
    "officer": Role.SYSTEM_OFFICER,
    "chair": Role.CHAIR,
    "vicechair": Role.STANDING_VICE_CHAIR,
    "deputy": Role.VICE_PRINCIPAL,
    "secretary": Role.SECRETARY,
    "leader": Role.TEAM_LEADER,
    "union": Role.UNION_CHAIR,
    "party": Role.PARTY_CELL,
    "youth": Role.YOUTH_LEAD,
    "clerk": Role.CLERK,
    "accountant": Role.ACCOUNTANT,
    "reviewer": Role.INITIATIVE_REVIEWER,
    "board": Role.INSPECTION_BOARD,
    "upper": Role.UPPER_OFFICER,
    "inspector": Role.INSPECTOR,
    "staff": Role.STAFF,
}

# One object of the demo for each word that stands in an address.
OBJECTS: dict[str, Callable[[Unit], Any]] = {
    "route": lambda _unit: "home",
    "round_id": lambda unit: Round.objects.get(unit=unit).id,
    "late_id": lambda unit: LateRequest.objects.filter(unit=unit).first().id,
    "sheet_id": lambda unit: TeamSheet.objects.filter(unit=unit).first().id,
    "regulation_id": lambda unit: Regulation.objects.get(unit=unit).id,
    "reopening_id": lambda unit: Reopening.objects.get(evaluation__unit=unit).id,
    "pledge_id": lambda unit: Pledge.objects.get(unit=unit, person__user__username="hoasim.nt").id,
    "person_id": lambda _unit: Person.objects.get(user__username="hoasim.nt").id,
    "person": lambda _unit: Person.objects.get(user__username="hoasim.nt").id,
    "dossier_id": lambda unit: (
        Dossier.objects.get(unit=unit, award="CSTDCS", person__user__username="hoasim.nt").id
    ),
    "council": lambda unit: Council.objects.get(unit=unit).id,
    "meeting": lambda unit: Meeting.objects.get(unit=unit).id,
    "motion": lambda unit: Motion.objects.filter(meeting__unit=unit).first().id,
    "recusal": lambda unit: Recusal.objects.filter(name__motion__meeting__unit=unit).first().id,
    "document": lambda unit: Document.objects.filter(unit=unit).first().id,
    "dispatch": lambda unit: Dispatch.objects.filter(document__unit=unit).order_by("id").last().id,
    "incoming": lambda unit: Incoming.objects.filter(unit=unit).exclude(scan=None).first().id,
    # The one that waits in the commune's inbox; the decision that came on paper.
    "submission": lambda unit: Submission.objects.filter(unit=unit).latest("on", "id").id,
    "decision": lambda unit: Decision.objects.filter(unit=unit).order_by("on").first().id,
    "grant": lambda unit: Grant.objects.filter(unit=unit, person__user__username="hoasim.nt").first().id,
    "key": lambda _unit: key_of(
        Pledge.objects.get(person__user__username="hoasim.nt").initiatives[0]["title"]
    ),
    "initiative": lambda unit: (
        Initiative.objects.filter(
            record__unit=unit, record__school_year="2025-2026", record__person__user__username="hoasim.nt"
        )
        .first()
        .id
    ),
    "user_id": lambda _unit: User.objects.get(username="hoasim.nt").id,
    "row_id": lambda unit: (
        Initiative.objects.filter(record__unit=unit, record__person__user__username="hoasim.nt").first().id
    ),
    # Nothing checked was changed afterwards in the demo.
    "former_id": lambda _unit: uuid7(),
    "grant_id": lambda unit: (
        Grant.objects.filter(unit=unit, team__order=0, decision=None).order_by("id").first().id
    ),
    "tie_id": lambda _unit: Membership.objects.filter(person__user__username="hoasim.nt").first().id,
    "year": lambda unit: SchoolYear.objects.filter(unit=unit).earliest("name").id,
    "recognition": lambda unit: Recognition.objects.exclude(scan=None).get(unit=unit).id,
    "requirement": lambda unit: _served(unit).id,
    "piece": lambda unit: Piece.objects.filter(recognition__unit=unit).exclude(file=None).first().id,
    "association_id": lambda unit: Association.objects.filter(unit=unit).earliest("id").id,
    "appointment_id": lambda unit: Appointment.objects.get(unit=unit, role=Role.CHAIR).id,
    "opinion": lambda unit: Opinion.objects.filter(unit=unit).first().id,
    "body": lambda _unit: "union",
    "stage": lambda _unit: "proposed",
    "team_id": lambda unit: Team.objects.filter(unit=unit).first().id,
    "target": lambda _unit: "khen-thuong",
    "mapping": lambda unit: (
        remember_columns(
            by=Actor(user=None, unit=unit.id),
            unit=unit,
            target=STAFF,
            headings=["Ai", "Tổ nào"],
            columns={"full_name": 0, "team": 1},
        ).id
    ),
    "run": lambda unit: (
        rows.bring(
            unit=unit,
            user=User.objects.get(username="hoasim.nt"),
            target=STAFF,
            content=canhan_xlsx(
                [[1, "Nguyễn Thị Hoa Sim", "Nữ", "12/03/1985", "Giáo viên", "Tổ Toán – Tin"]]
            ),
            name="CANHAN.xlsx",
        ).id
    ),
    "which": lambda unit: Posting.objects.get(unit=unit, person__user__username="hoasim.nt").team_id,
    "what": lambda _unit: "sang-kien",
    "copy": lambda _unit: "ban-in",
    # The one that waits to be received; the former is signed.
    "handover": lambda unit: Handover.objects.get(unit=unit, state="offered").id,
    "keeping": lambda unit: Keeping.objects.filter(unit=unit).first().id,
    "duty_part": lambda unit: DutyPart.objects.get(unit=unit).id,
    "charge": lambda unit: Charge.objects.filter(unit=unit).earliest("starts", "id").id,
    "role": lambda _unit: "secretary",
    "course": lambda unit: Course.objects.get(unit=unit).id,
    "school_year": lambda _unit: "2024-2025",
    "code": lambda unit: Certificate.objects.filter(unit=unit).first().code,
    "award": lambda _unit: "CSTDCS",
    "set_id": lambda unit: CriteriaSet.objects.filter(unit=unit).earliest("id").id,
    "criterion_id": lambda unit: Criterion.objects.filter(section__set__unit=unit).earliest("id").id,
    "rule": lambda unit: LocalRule.objects.filter(unit=unit).first().id,
    "kind": lambda _unit: "so-thang-lam-viec",
    "paper": lambda _unit: "to-trinh",
    "ending": lambda _unit: "xlsx",
    "placing_id": lambda unit: UnitParent.objects.get(unit=unit, ends=None).id,
    "payment_list": lambda unit: PaymentList.objects.filter(unit=unit, state="draft").first().id,
    "entry": lambda unit: Entry.objects.filter(fund__unit=unit, kind="allotment").first().id,
    "movement": lambda unit: (
        Item.objects.get(section__plan__unit=unit, kind="period", ends=date(2025, 11, 20)).undertaking_id
    ),
    "step": lambda _unit: "tong-ket",
    "task": lambda unit: (
        Item.objects.get(section__plan__unit=unit, kind="task", due=date(2026, 1, 15)).undertaking_id
    ),
    "happening": lambda unit: Happening.objects.filter(undertaking__unit=unit).exclude(file=None).first().id,
    "share": lambda unit: TeamShare.objects.get(undertaking__unit=unit).id,
    "rating": lambda unit: Rating.objects.filter(undertaking__unit=unit).exclude(file=None).first().id,
    "token": lambda unit: Feed.objects.filter(unit=unit).first().token,
    "notice": lambda unit: Notice.objects.filter(unit=unit.id, user__username="huongduong.lt").first().id,
    "plan": lambda unit: Plan.objects.filter(unit=unit).first().id,
    "section": lambda unit: Section.objects.filter(plan__unit=unit, role="content").first().id,
    "item": lambda unit: Item.objects.filter(section__plan__unit=unit).first().id,
    "base": lambda unit: Base.objects.filter(plan__unit=unit).first().id,
    "recipient": lambda unit: Recipient.objects.filter(plan__unit=unit).first().id,
    "undertaking": lambda unit: _measured(unit).undertaking_id,
    "measurement": lambda unit: _measured(unit).id,
    "school": lambda unit: unit.code,
    "remark": lambda unit: Remark.objects.filter(unit=unit).exclude(scan=None).first().id,
    "report": lambda unit: Report.objects.get(unit=unit, kind="midyear").id,
    "sort": lambda _unit: "tong-ket",
    "part": lambda _unit: "ket-qua",
    "drive": lambda unit: _given(unit).undertaking_id,
    "contribution": lambda unit: _given(unit).id,
    # June is published, July is being marked.
    "review_id": lambda unit: _june(unit).id,
    "part_id": lambda unit: (
        Part.objects.get(review__unit=unit, review__name="tháng 7/2026", team__order=0).id
    ),
    "score_id": lambda unit: _sheet(unit, "tháng 7/2026").id,
    "evidence_id": lambda unit: Evidence.objects.filter(sheet__review__unit=unit).first().id,
    "objection_id": lambda unit: Objection.objects.get(result__sheet__review__unit=unit).id,
    "backup": lambda _unit: "thidua-2026-06-10-013000-dem.zip",
}

DRAFTING = ("summary_part", "summary_figures", "summary_recipients", "summary_check", "summary_refresh")
COMMENTS = ("person_comment", "person_comment_file")
# Where one page needs another object than the rest: by the names of the route and of the word.
OF_ROUTE: dict[tuple[str, str], Callable[[Unit], Any]] = {
    ("signed_file", "document"): lambda unit: Document.objects.exclude(signed=None).get(unit=unit).id,
    ("payment_list_file", "payment_list"): lambda unit: (
        PaymentList.objects.filter(unit=unit, state="approved").first().id
    ),
    ("plan_file", "ending"): lambda _unit: "docx",
    ("summary_file", "ending"): lambda _unit: "pdf",
    **{(route, "report"): lambda unit: _drafted(unit).id for route in DRAFTING},
    ("task_share", "task"): lambda unit: TeamShare.objects.get(undertaking__unit=unit).undertaking_id,
    ("task_step", "step"): lambda _unit: "lam-lai",
    ("handover_file", "ending"): lambda _unit: "zip",
    ("keeping_new", "kind"): lambda _unit: "giay-to",
    ("remark_write", "kind"): lambda _unit: "hoi-nghi",
    ("review_mark", "step"): lambda _unit: "tu",
    ("review_result", "score_id"): lambda unit: _sheet(unit, "tháng 6/2026").id,
    ("item_new", "kind"): lambda _unit: "nhiem-vu",
    ("recognition_page", "recognition"): lambda unit: Recognition.objects.get(unit=unit, scan=None).id,
    ("evidence_export", "recognition"): lambda unit: Recognition.objects.get(unit=unit, scan=None).id,
    ("check_file", "what"): lambda _unit: "khen-thuong",
    ("check_file", "row_id"): lambda unit: (
        Grant.objects.filter(unit=unit, person__user__username="hoasim.nt").exclude(scan=None).first().id
    ),
    ("person_tie", "what"): lambda _unit: "doan-the",
    ("opinion_file", "opinion"): lambda unit: Opinion.objects.exclude(scan=None).get(unit=unit).id,
    **{(route, "person_id"): lambda unit: _commented(unit).person_id for route in COMMENTS},
    **{(route, "tie_id"): lambda unit: _commented(unit).id for route in COMMENTS},
}


def _served(unit: Unit) -> Requirement:
    """A criterion for which there is evidence."""
    return Requirement.objects.filter(standard__recognition__unit=unit, code="1.2").latest("id")


def _measured(unit: Unit) -> Measurement:
    """The last figure that somebody entered, with a scan as evidence."""
    return Measurement.objects.filter(unit=unit).exclude(scan=None).latest("on", "edition")


def _given(unit: Unit) -> Contribution:
    """A line of a drive that still runs."""
    return Contribution.objects.filter(unit=unit, taken_back_at=None, undertaking__state="open").first()


def _drafted(unit: Unit) -> Report:
    """The year's report, which lies as a draft."""
    return Report.objects.get(unit=unit, kind="yearly")


def _june(unit: Unit) -> Review:
    return Review.objects.get(unit=unit, name="tháng 6/2026")


def _sheet(unit: Unit, name: str) -> Sheet:
    return Sheet.objects.get(review__unit=unit, review__name=name, person__user__username="hoasim.nt")


def _commented(unit: Unit) -> WorkElsewhere:
    """Whoever came in the middle of the year, with the scan of the old school's comment."""
    return WorkElsewhere.objects.exclude(scan=None).get(unit=unit)


@dataclass
class Played:
    """The demo's accounts, one for each of ROLES, its school, and another school."""

    accounts: list[Account]
    other: Any

    @property
    def users(self) -> dict[str, User]:
        by_role = {account.code: account.user for account in self.accounts}
        return {word: by_role[role] for word, role in ROLES.items()}

    @cached_property
    def clients(self) -> dict[str, Client]:
        """Everybody signed in, once for all tests."""
        return {role: sign_in(Client(), user) for role, user in self.users.items()}

    @cached_property
    def unit(self) -> Unit:
        return Unit.objects.get(code="01-HOASEN")

    @cached_property
    def commune(self) -> Unit:
        return Unit.objects.get(code="01-HS")

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Name of a route → an address with the demo's objects; names with two routes take the longer one."""
        return {name: address_of(name, words, self.unit) for name, words in named_routes().items()}


def named_routes() -> dict[str, list[str]]:
    """Our own routes with the words which their addresses need."""
    found: dict[str, list[str]] = {}
    for name, possibilities in _all(get_resolver()):
        found[name] = max([possibilities, found.get(name, [])], key=len)
    return found


def _all(resolver: Any) -> list[tuple[str, list[str]]]:
    rows = []
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            rows += _all(entry)
        elif hasattr(entry.callback, "gate"):
            rows.append((entry.name, list(entry.pattern.converters)))
    return rows


def address_of(name: str, words: list[str], unit: Unit) -> str:
    try:
        return reverse(name, kwargs={word: OF_ROUTE.get((name, word), OBJECTS[word])(unit) for word in words})
    except NoReverseMatch:  # a pattern without a way back: it only catches what must not be reached
        return "/tai-khoan/signup/"
