"""A step of something by a button, and one that asks why: what was sent is done, or refused with its sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.core.errors import RefusedError
from thidua.units.access import MemberRequest
from thidua.web.refusals import refuse, sent

STATUS_OF_FAULT = 422


class Versioned(Protocol):
    """A row which says whether somebody was faster."""

    id: UUID
    version: int


class ReasonForm(forms.Form):
    """Why it goes back, or why it is begun anew."""

    because = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Pages:
    """Where rows of one sort are shown. `listed`: route and name of their list; `shown`: the route of one; `noun`: how
    their actions call it.
    """

    listed: tuple[str, str]
    shown: str
    noun: str

    def step(
        self, request: MemberRequest, row: Versioned, act: Callable[..., object], done: str
    ) -> HttpResponse:
        """One step by a button, as the page showed the row."""
        value = request.POST.get("version", "")
        row.version = int(value) if value.isdecimal() else 0
        try:
            act(by=request.member.actor, on=request.member.on, **{self.noun: row})
        except RefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done)
        return redirect(self.shown, row.id)

    def ask_why(
        self,
        request: MemberRequest,
        row: Any,
        act: Callable[..., Versioned],
        done: str,
        words: dict[str, str],
    ) -> HttpResponse:
        """A page with one question; `words` are its heading, its lead and the name of its button."""
        form = ReasonForm(sent(request), initial={"version": row.version})
        if form.is_bound and form.is_valid():
            row.version = form.cleaned_data["version"]
            given = {self.noun: row, "because": form.cleaned_data["because"]}
            try:
                made = act(by=request.member.actor, on=request.member.on, **given)
            except RefusedError as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, done)
                return redirect(self.shown, made.id)
        context = {"form": form, "row": row, "pages": self, **words}
        return render(request, "web/reason.html", context, status=STATUS_OF_FAULT if form.errors else 200)
