"""Evidence: brought as a file or a place, found in the program, mended, taken away, downloaded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from thidua.core.errors import RefusedError
from thidua.documents.access import attachment
from thidua.standards.access import (
    may_read,
    own_piece_for,
    own_requirement_for,
    piece_for,
    writes_for,
)
from thidua.standards.actions.pieces import Brought, drop_piece, put_piece
from thidua.standards.forms.pieces import ChosenForm, PieceForm, SearchForm
from thidua.standards.models import Requirement, Source
from thidua.standards.queries.board import piece_of, suggested_code
from thidua.standards.queries.sources import found_in, search, sources_for
from thidua.standards.views.keeping import kept, shown, stored
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import sent


@gate(may_read)
def piece_new(request: MemberRequest, requirement: UUID) -> HttpResponse:
    """A file, or a paper that lies somewhere."""
    row = own_requirement_for(request.member, requirement)
    initial = {"code": suggested_code(row), "requirements": [row.id]}
    form = PieceForm(sent(request), request.FILES or None, about=row, initial=initial)

    def act(given: dict[str, Any]) -> None:
        _check_served(request, given["requirements"])
        put_piece(
            by=request.member.actor,
            recognition=row.standard.recognition,
            given=form.given(None, stored(request, given["file"]), None),
            requirements=list(given["requirements"]),
            on=request.member.on,
        )

    if kept(form, act):
        messages.success(request, "Đã thêm minh chứng.")
        return redirect("requirement_page", row.id)
    return shown(request, "standards/piece.html", form, {"requirement": row, "piece": None})


@gate(may_read)
def piece_search(request: MemberRequest, requirement: UUID) -> HttpResponse:
    """What the program has already: looked for by words, taken with one button."""
    row = own_requirement_for(request.member, requirement)
    if request.method == "POST":
        return _taken(request, row)
    sources = sources_for(request.member)
    form = SearchForm(request.GET or None, sources=sources)
    found = None
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        found = search(request.member.unit, Source(given["source"]), given["words"])
    return render(request, "standards/search.html", {"form": form, "requirement": row, "found": found})


@gate(may_read)
def piece_edit(request: MemberRequest, piece: UUID) -> HttpResponse:
    """Code, title, place, and which criteria it serves."""
    row = own_piece_for(request.member, piece)
    initial = {name: getattr(row, name) for name in ("code", "title", "place", "version")}
    initial["requirements"] = [one.id for one in row.requirements.all()]
    form = PieceForm(sent(request), request.FILES or None, about=row, initial=initial)

    def act(given: dict[str, Any]) -> None:
        _check_served(request, given["requirements"])
        row.version = given["version"] or 0
        put_piece(
            by=request.member.actor,
            recognition=row.recognition,
            given=form.given(None, stored(request, given.get("file")), row),
            requirements=list(given["requirements"]),
            piece=row,
            on=request.member.on,
        )

    if kept(form, act):
        messages.success(request, "Đã lưu minh chứng.")
        return redirect("requirement_page", form.cleaned_data["requirements"][0].id)
    first = row.requirements.select_related("standard__recognition").first()
    return shown(request, "standards/piece.html", form, {"requirement": first, "piece": row})


@require_POST
@gate(may_read)
def piece_drop(request: MemberRequest, piece: UUID) -> HttpResponse:
    row = own_piece_for(request.member, piece)
    recognition = row.recognition_id
    version = request.POST.get("version", "")
    row.version = int(version) if version.isdecimal() else 0
    try:
        drop_piece(by=request.member.actor, piece=row, on=request.member.on)
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã bỏ minh chứng {row.code}.")
    return redirect("recognition_page", recognition)


@gate(may_read)
def piece_file(request: MemberRequest, piece: UUID) -> HttpResponse:
    """The uploaded file, as a download."""
    row = piece_for(request.member, piece)
    if row.file is None:
        raise Http404
    return attachment(row.file)


def _taken(request: MemberRequest, row: Requirement) -> HttpResponse:
    """The object becomes evidence of this criterion; one that is a piece already serves this criterion too."""
    form = ChosenForm(request.POST)
    if not form.is_valid():
        raise Http404
    source = Source(form.cleaned_data["source"])
    if source not in sources_for(request.member):
        raise PermissionDenied
    found = found_in(request.member.unit, source, form.cleaned_data["linked"])
    if found is None:
        raise Http404
    recognition = row.standard.recognition
    twin = piece_of(recognition, source, found.id)
    served = [*twin.requirements.all(), row] if twin else [row]
    given = Brought(
        code=twin.code if twin else suggested_code(row),
        title=twin.title if twin else found.title[:240],
        source=source,
        linked=found.id,
        place=twin.place if twin else "",
    )
    try:
        put_piece(
            by=request.member.actor,
            recognition=recognition,
            given=given,
            requirements=list(dict.fromkeys(served)),
            piece=twin,
            on=request.member.on,
        )
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã thêm minh chứng {given.code}.")
    return redirect("requirement_page", row.id)


def _check_served(request: MemberRequest, requirements: Any) -> None:
    """Who is in charge of one criterion puts nothing under another's."""
    if not all(writes_for(request.member, one) for one in requirements.select_related("in_charge")):
        raise PermissionDenied
