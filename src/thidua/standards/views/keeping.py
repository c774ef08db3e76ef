"""What the pages of this room share: a form that is kept or shown again with its faults."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from thidua.core.errors import RefusedError
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.units.access import MemberRequest
from thidua.web.refusals import refuse

STATUS_OF_FAULT = 422


def kept(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether something was sent, is whole, and was taken; a refusal is told at its field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act(dict(form.cleaned_data))
    except RefusedError as refusal:
        refuse(form, refusal)
        return False
    return True


def stored(request: MemberRequest, file: Any) -> StoredFile | None:
    """The uploaded file, kept; none was chosen: none."""
    if file is None:
        return None
    actor, kind = request.member.actor, file.content_type
    return keep(by=actor, content=file.read(), name=file.name, content_type=kind)


def shown(request: MemberRequest, template: str, form: forms.Form, context: dict[str, Any]) -> HttpResponse:
    status = STATUS_OF_FAULT if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
