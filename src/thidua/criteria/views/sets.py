"""All sets, one set as it prints, and the same as a spreadsheet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from paper.media import XLSX
from thidua.criteria.access import may_read_drafts, may_read_sets, may_write_sets, readable_states, set_for
from thidua.criteria.content import faults_of
from thidua.criteria.marking import SectionKind
from thidua.criteria.queries import content_of, law_faults, open_lines, whole_of
from thidua.criteria.queries.pages import (
    board_of,
    editions_beside,
    for_whom,
    names_of_teams,
    shown_sections,
    story,
)
from thidua.criteria.states import SetState
from thidua.criteria.tables import set_sheets
from thidua.documents.access import download
from thidua.units.access import MemberRequest, gate


@gate(may_read_sets)
def criteria_list(request: MemberRequest) -> HttpResponse:
    member = request.member
    board = board_of(member.unit, on=member.on, states=readable_states(member))
    context = {"board": board, "writes": may_write_sets.test(member)}
    return render(request, "criteria/list.html", context)


@gate(may_read_sets)
def criteria_page(request: MemberRequest, set_id: UUID) -> HttpResponse:
    member = request.member
    row = set_for(member, set_id)
    whole = whole_of(row)
    sections = shown_sections(whole)
    content = content_of(whole)
    context = {
        "row": row,
        "sections": sections,
        "whole": whole,
        "content": content,
        "bonus": content.of(SectionKind.BONUS),
        "minus": content.of(SectionKind.MINUS),
        "for_whom": for_whom(row, names_of_teams(member.unit)),
        "open_lines": open_lines(content),
        "open_words": [fault.message for fault in law_faults(content) if fault.section is None],
        "faults": faults_of(content) if row.state == SetState.DRAFT else [],
        "editions": editions_beside(row, readable_states(member)),
        "writes": may_write_sets.test(member),
        "story": story(row) if may_read_drafts.test(member) else [],
        "states": {state.name: state.value for state in SetState},
        "on": member.on,
    }
    return render(request, "criteria/set.html", context)


@gate(may_read_sets)
def criteria_file(request: MemberRequest, set_id: UUID) -> HttpResponse:
    """Read again by “Từ bảng tính”, it is the same set."""
    row = set_for(request.member, set_id)
    content = set_sheets(content_of(whole_of(row)), names_of_teams(request.member.unit))
    return download(content, f"{row.name[:80]}.xlsx", XLSX)
