"""The pages of local rules: what is in force, entering one, one with its history, ending it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from statute.local import Kind
from statute.names import award_name, codes
from thidua.core.errors import RefusedError
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.guidance import queries
from thidua.guidance.access import kept_file, may_enter_rules, may_read_rules, rule_file_for, rule_for
from thidua.guidance.actions import end_rule, enter_rule
from thidua.guidance.forms import EndForm, RuleForm
from thidua.guidance.models import KIND_WORDS, LocalRule
from thidua.units.access import MemberRequest, gate
from thidua.web.refusals import refuse

STATUS_OF_FAULT = 422
KIND_BY_SLUG = {words.slug: kind for kind, words in KIND_WORDS.items()}


@gate(may_read_rules)
def rule_list(request: MemberRequest) -> HttpResponse:
    """What is in force today, what will be and what was; all, or for one award."""
    member = request.member
    known = [*codes("person"), *codes("collective")]
    code = request.GET.get("danh-hieu", "")
    code = code if code in known else ""
    context = {
        "board": queries.board_of(member.unit, member.on, code),
        "code": code,
        "awards": [(one, award_name(one)) for one in known],
        "on": member.on,
        "may_enter": may_enter_rules.test(member),
    }
    return render(request, "guidance/list.html", context)


@gate(may_enter_rules)
def rule_kinds(request: MemberRequest) -> HttpResponse:
    """What the rule is about comes first: then only its own fields are asked."""
    return render(request, "guidance/kinds.html", {"kinds": list(KIND_WORDS.values())})


@gate(may_enter_rules)
def rule_new(request: MemberRequest, kind: str) -> HttpResponse:
    """One rule; with `?thay=` the one whose place it takes."""
    if kind not in KIND_BY_SLUG:
        raise Http404
    chosen = KIND_BY_SLUG[kind]
    older = _older(request, chosen)
    sent = request.method == "POST"
    form = RuleForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        kind=chosen,
        initial=_initial(request, older),
    )
    kept = None
    if sent:
        is_valid = form.is_valid()
        kept = _kept(request, form, is_valid=is_valid)
        if is_valid and _entered(request, form, kept, older):
            return redirect("rule_list")
    context = {"form": form, "words": KIND_WORDS[chosen], "older": older, "kept": kept}
    return render(request, "guidance/form.html", context, status=STATUS_OF_FAULT if form.errors else 200)


@gate(may_read_rules)
def rule_page(request: MemberRequest, rule: UUID) -> HttpResponse:
    """What it says, by which document, what has to be looked at again, what came before and after."""
    row = rule_for(request.member, rule)
    context = {
        "rule": row,
        "says": queries.says(row),
        "awards": queries.award_names(row.codes),
        "doubts": queries.doubts_of(row),
        "is_doubtful": queries.is_doubtful_on(row, request.member.on),
        "successor": queries.successor_of(row),
        "story": queries.story(row),
        "may_enter": may_enter_rules.test(request.member),
        "is_over": row.mistaken or (row.ends is not None and row.ends < request.member.on),
        "is_past": queries.is_past(row, request.member.on),
        "on": request.member.on,
    }
    return render(request, "guidance/rule.html", context)


@gate(may_enter_rules)
def rule_end(request: MemberRequest, rule: UUID) -> HttpResponse:
    row = rule_for(request.member, rule)
    sent = request.method == "POST"
    initial = {"last_day": max(request.member.on, row.starts), "version": row.version}
    form = EndForm(request.POST if sent else None, initial=initial)
    if sent and form.is_valid():
        given = form.cleaned_data
        row.version = given["version"]
        try:
            end_rule(
                by=request.member.actor,
                rule=row,
                last_day=given["last_day"] or request.member.on,
                because=given["because"],
                mistaken=given["mistaken"],
            )
        except RefusedError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, "Đã ghi là nhập nhầm." if given["mistaken"] else "Đã kết thúc quy định."
            )
            return redirect("rule_page", row.id)
    context = {"form": form, "rule": row, "says": queries.says(row)}
    return render(request, "guidance/end.html", context, status=STATUS_OF_FAULT if form.errors else 200)


@gate(may_read_rules)
def rule_file(request: MemberRequest, rule: UUID) -> HttpResponse:
    """The document's file, always as a download; its bytes are checked against the digest before they leave."""
    stored = rule_file_for(request.member, rule)
    response = HttpResponse(content_of(stored), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["Cache-Control"] = "private, no-store"
    return response


def _older(request: MemberRequest, kind: Kind) -> LocalRule | None:
    """The rule to be replaced; one of another kind or unit is not there."""
    named = request.GET.get("thay")
    if not named:
        return None
    try:
        row = rule_for(request.member, UUID(named))
    except ValueError:
        raise Http404 from None
    if row.kind != kind:
        raise Http404
    return row


def _initial(request: MemberRequest, older: LocalRule | None) -> dict[str, Any]:
    """A new rule begins today, of the level above; one in another's place begins with the same awards."""
    member = request.member
    initial: dict[str, Any] = {"starts": member.on, "issuer": queries.issuer_on(member.unit, member.on)}
    if older is None:
        return initial
    return initial | {
        "level": "own" if older.own else "above",
        "issuer": "" if older.own else older.issuer,
        "codes": older.codes,
        "version": older.version,
    }


def _kept(request: MemberRequest, form: RuleForm, *, is_valid: bool) -> StoredFile | None:
    """The document's file, kept once every field is right: a refusal after that does not ask for it again."""
    scan = form.cleaned_data.get("scan")
    if scan is None:
        return kept_file(request.member, form.cleaned_data.get("kept"))
    if not is_valid:
        form.add_error("scan", f"Hãy chọn lại tệp {scan.name}: tệp chỉ được nhận khi các mục khác đã đúng.")
        return kept_file(request.member, form.cleaned_data.get("kept"))
    return keep(by=request.member.actor, content=scan.read(), name=scan.name, content_type=scan.content_type)


def _entered(
    request: MemberRequest, form: RuleForm, file: StoredFile | None, older: LocalRule | None
) -> bool:
    """Whether the rule was entered; if not, the form says why."""
    if older is not None:
        older.version = form.cleaned_data["version"] or 0
    try:
        rule = enter_rule(
            by=request.member.actor, unit=request.member.unit, file=file, replaces=older, **form.given()
        )
    except RefusedError as refusal:
        refuse(form, refusal)
        return False
    doubtful = bool(queries.doubts_of(rule))
    if doubtful:
        messages.warning(request, "Đã nhập quy định. Có điểm cần xem lại với luật: mở quy định để đọc lý do.")
    else:
        messages.success(request, "Đã nhập quy định.")
    return True
