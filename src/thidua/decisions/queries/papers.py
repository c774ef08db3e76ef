"""The letter, the list and the decision as papers, made from what stands in the dossiers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from paper import words
from paper.contracts import Recipients
from paper.decision import Decision as DecisionPaper
from paper.decision import Granted, Honoured, make_decision
from paper.submission import (
    HOLDERS,
    ProposalList,
    ProposalRow,
    SubmissionLetter,
    make_proposal_list,
    make_submission_letter,
)
from statute.library import Library, load
from statute.names import award_name
from statute.records import Instrument
from thidua.collectives.models import CollectiveYear, collective_of
from thidua.collectives.queries import rows_in_year
from thidua.decisions.models import Submission
from thidua.decisions.queries.authority import chair_of
from thidua.decisions.queries.money import FUND, WEAK, bonuses_of
from thidua.documents.models import DocumentKind
from thidua.documents.queries import documents_of, legal_base, letterhead
from thidua.documents.queries.signing import head_signs
from thidua.nominations.models import Dossier
from thidua.people.models import EVERY_TITLE, Grade, Holder, Posting, YearRecord
from thidua.people.queries import tell_apart
from thidua.units.models import SchoolYear, Unit


@dataclass(frozen=True, slots=True)
class Sending:
    """What a letter and its list are made from."""

    unit: Unit
    year: SchoolYear
    on: date
    addressee: str
    dossiers: tuple[Dossier, ...]

    @property
    def subject(self) -> str:
        return f"Về việc đề nghị khen thưởng năm học {self.year.name}"

    def letter(self, symbol: str) -> bytes:
        """The submission letter with its annexed list."""
        return make_submission_letter(
            SubmissionLetter(
                letterhead=letterhead(self.unit, self.on, symbol),
                addressee=self.addressee,
                subject=self.subject,
                legal_bases=legal_bases(self.dossiers, self.on),
                rows=proposal_rows(self),
                remarks=remarks(self.dossiers),
                signature=head_signs(self.unit, self.on),
                enclosures=("Danh sách đề nghị khen thưởng", *_minutes(self.unit, self.year, self.on)),
            )
        )

    def nomination_list(self, symbol: str, letter: str) -> bytes:
        """The list by itself, naming the letter it goes with."""
        return make_proposal_list(
            ProposalList(
                letterhead=letterhead(self.unit, self.on, symbol),
                subject=f"Đề nghị khen thưởng năm học {self.year.name}",
                rows=proposal_rows(self),
                remarks=remarks(self.dossiers),
                signature=head_signs(self.unit, self.on),
                attached_to=f"Tờ trình số {letter} {words.long_date(self.on)} của {self.unit.name}",
            )
        )


def remarks(dossiers: Iterable[Dossier]) -> tuple[str, ...]:
    """What of the law behind these lines stands on a weak source, beside the mark which each such line bears."""
    assessed = [dossier.assessment for dossier in dossiers if dossier.assessment]
    by_old_law = {one["name"] for one in assessed if one.get("verification") == "carried_over"}
    deciding = {one["decides"] for one in assessed if one.get("decides_verification") in WEAK}
    found = []
    if by_old_law:
        named = words.sentence_list(sorted(by_old_law))
        found.append(f"{named}: xét theo quy định cũ, chưa đối chiếu bản sửa đổi đang có hiệu lực.")
    if deciding:
        named = words.sentence_list(sorted(deciding))
        found.append(f"Thẩm quyền quyết định của {named} chưa được đối chiếu với văn bản gốc.")
    return tuple(found)


def proposal_rows(sending: Sending) -> tuple[ProposalRow, ...]:
    """One row a dossier: position, year of birth, grade, initiatives, votes, and whether the law read was checked."""
    tell_apart(sending.unit, [dossier.person for dossier in sending.dossiers])
    people = [dossier.person_id for dossier in sending.dossiers if dossier.person_id]
    years = {
        row.person_id: row
        for row in YearRecord.objects.filter(
            person__in=people, school_year=sending.year.name
        ).prefetch_related("initiatives")
    }
    postings = _postings(sending.unit, people)
    bodies = rows_in_year(sending.unit, sending.year.name)
    return tuple(
        _collective_row(dossier, bodies.get(collective_of(dossier).team_id))
        if dossier.is_collective
        else _row(dossier, years.get(dossier.holder_key), postings)
        for dossier in sending.dossiers
    )


def _collective_row(dossier: Dossier, year: CollectiveYear | None) -> ProposalRow:
    """A team stands with its school; the school by itself."""
    return ProposalRow(
        name=f"Tập thể {dossier.holder_name}",
        position_unit=dossier.unit.name if dossier.holder == Holder.TEAM else "",
        award=award_name(dossier.award),
        kind="collective",
        grade=Grade(year.grade).label if year and year.grade else "",
        votes=_votes(dossier),
        unverified=(dossier.assessment or {}).get("verification") in WEAK,
    )


def _row(dossier: Dossier, year: YearRecord | None, postings: dict[UUID, str]) -> ProposalRow:
    person = dossier.person
    team = dossier.team.title if dossier.team else ""
    return ProposalRow(
        name=dossier.holder_name,
        position_unit=", ".join(filter(None, [postings.get(dossier.holder_key, ""), team])),
        award=award_name(dossier.award),
        born=person.born.year if person and person.born else None,
        grade=Grade(year.grade).label if year and year.grade else "",
        initiative="; ".join(one.title for one in year.initiatives.all()) if year else "",
        votes=_votes(dossier),
        unverified=(dossier.assessment or {}).get("verification") in WEAK,
    )


def _votes(dossier: Dossier) -> str:
    if dossier.agreed is None or not dossier.vote_base:
        return ""
    return f"{dossier.agreed}/{dossier.vote_base} ({words.percent(dossier.agreed, dossier.vote_base)})"


def _postings(unit: Unit, people: Iterable[UUID]) -> dict[UUID, str]:
    rows = Posting.objects.filter(unit=unit, person__in=list(people)).order_by("starts")
    return dict(rows.values_list("person_id", "position"))


def _minutes(unit: Unit, year: SchoolYear, on: date) -> tuple[str, ...]:
    """The council's minutes of this school year, by number and day."""
    rows = documents_of(unit, kind=DocumentKind.MINUTES).filter(
        on__gte=date(int(year.name[:4]), 9, 1), on__lte=on
    )
    return tuple(
        f"Biên bản số {row.symbol} {words.long_date(row.on)}"
        for row in rows.order_by("on", "number")
        if row.symbol
    )


def legal_bases(dossiers: Sequence[Dossier], on: date) -> tuple[str, ...]:
    """The instruments which the stored findings cite and which are in force on the day, laws first, by age."""
    law = load()
    cited = {
        number for dossier in dossiers for number in _cited((dossier.assessment or {}).get("findings", []))
    }
    known = [law.instrument(number) for number in cited if number in law.instruments]
    in_force = [one for one in known if one.in_force(on, on)]
    in_force.sort(key=lambda one: ("QH" not in one.id, one.signed or date.max, one.id))
    return tuple(f"Căn cứ {legal_base(one)}" for one in in_force or [_law_itself(law, on)])


def _law_itself(law: Library, on: date) -> Instrument:
    """The Law on emulation and commendation of that day."""
    number = "06/2022/QH15" if law.instrument("06/2022/QH15").in_force(on, on) else "15/2003/QH11"
    return law.instrument(number)


def _cited(findings: Iterable[dict[str, Any]]) -> set[str]:
    found = set()
    for finding in findings:
        if finding.get("citation"):
            found.add(str(finding["citation"]["instrument"]))
        found |= _cited(finding.get("parts", []))
    return found


def decision_paper(
    *,
    submission: Submission,
    issuer: Unit,
    on: date,
    signer: str,
    granted: Sequence[tuple[Dossier, str]],
    symbol: str,
) -> bytes:
    """The decision of a unit that is itself the deciding level: one group an award, in the order of the list."""
    dossiers = [dossier for dossier, _ in granted]
    tell_apart(submission.unit, [dossier.person for dossier in dossiers])
    postings = _postings(submission.unit, [dossier.person_id for dossier in dossiers if dossier.person_id])
    money = bonuses_of(granted, submission.year.name, on)
    groups = [
        Granted(
            award=award_name(code),
            title=code in EVERY_TITLE,
            achievement=f"năm học {submission.year.name}",
            kind="collective" if is_collective else "person",
            honoured=tuple(
                Honoured(
                    name=f"Tập thể {dossier.holder_name}" if is_collective else dossier.holder_name,
                    position_unit=""
                    if dossier.holder == Holder.UNIT
                    else " ".join(filter(None, [postings.get(dossier.holder_key, ""), submission.unit.name])),
                    bonus=money.amounts.get((dossier.holder_key, code)),
                )
                for dossier, given in granted
                if (given, dossier.is_collective) == (code, is_collective)
            ),
        )
        for code, is_collective in dict.fromkeys((code, dossier.is_collective) for dossier, code in granted)
    ]
    kinds = {group.kind for group in groups}
    holders_named = ", ".join(HOLDERS[kind] for kind in HOLDERS if kind in kinds)
    return make_decision(
        DecisionPaper(
            letterhead=letterhead(issuer, on, symbol),
            authority=chair_of(issuer),
            subject=f"Về việc khen thưởng năm học {submission.year.name}",
            legal_bases=legal_bases(dossiers, on),
            granted=tuple(groups),
            carried_out_by=f"Văn phòng, {submission.unit.name} và các {holders_named} có tên trong danh sách",
            signature=head_signs(issuer, on, signer),
            recipients=Recipients(lines=("Như Điều 3", submission.unit.name)),
            fund=FUND,
            remarks=money.remarks,
            proposed_by=f"{submission.unit.name} tại Tờ trình số {submission.letter.symbol}",
        )
    )
