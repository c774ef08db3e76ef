"""Head and lines together: what was sent read into one set, and every fault told at its box."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from thidua.core.errors import InvalidInputError, RefusedError
from thidua.criteria.content import ZERO, Fault, SetContent, faults_of, number_of, written
from thidua.criteria.errors import ContentRefusedError
from thidua.criteria.forms.head import HeadForm
from thidua.criteria.forms.sheet import SheetForm
from thidua.criteria.marking import NotApplicable
from thidua.criteria.queries import law_faults

MANY = ("groups", "teams")


class WritingForm:
    """`about` fixed: the edition exists. What cannot be placed in a box is told above all."""

    def __init__(
        self, teams: list[tuple[str, str]], *, about: str = "", sent: QueryDict | None = None
    ) -> None:
        self.teams, self.about, self.sent = teams, about, sent
        self.head = HeadForm(sent, teams=teams, fixed_about=about)
        self.sheet = SheetForm(sent or {})
        self.told: list[Fault] = []

    @classmethod
    def of(
        cls, content: SetContent, teams: list[tuple[str, str]], *, fixed: bool = False, version: int = 0
    ) -> "WritingForm":
        """As it is before anybody typed."""
        form = cls(teams, about=content.about if fixed else "")
        form.head = HeadForm(
            teams=teams,
            fixed_about=form.about,
            initial={
                "name": content.name,
                "about": content.about,
                "groups": list(content.groups),
                "teams": list(content.teams),
                "total": written(content.total),
                "not_applicable": content.not_applicable.value,
                "capped": content.capped,
                "note": content.note,
                "version": version,
            },
        )
        form.sheet = SheetForm.of(content)
        return form

    @property
    def act(self) -> str:
        """Which button was pressed."""
        return str(self.sent.get("lam", "luu")) if self.sent is not None else ""

    @property
    def version(self) -> int:
        found = str(self.sent.get("version", "")) if self.sent is not None else ""
        return int(found) if found.isdecimal() else 0

    def content(self) -> SetContent:
        """What was sent, as far as it can be read; `unread` tells the rest."""
        sections, bands = self.sheet.read()
        given = self._given()
        ways = list(NotApplicable)
        return SetContent(
            name=str(given.get("name", "")).strip(),
            about=self.about or str(given.get("about", "")),
            total=number_of(str(given.get("total", ""))) or ZERO,
            sections=sections,
            bands=bands,
            groups=tuple(given.get("groups", ())),
            teams=tuple(given.get("teams", ())),
            not_applicable=NotApplicable(given["not_applicable"])
            if given.get("not_applicable") in ways
            else NotApplicable.SCALED,
            capped=bool(given.get("capped")),
            note=str(given.get("note", "")),
        )

    def _given(self) -> dict[str, Any]:
        if self.sent is None:
            return {name: self.head[name].value() for name in self.head.fields}
        return {
            name: self.sent.getlist(name) if name in MANY else self.sent.get(name, "")
            for name in self.head.fields
        }

    def all_faults(self) -> list[Fault]:
        """Of boxes that cannot be read, of sums, and of the law; a box that cannot be read has one fault only."""
        content = self.content()
        unread = {fault.place for fault in self.sheet.faults}
        others = [fault for fault in faults_of(content) if fault.place not in unread]
        return [*self.sheet.faults, *others, *law_faults(content)]

    def is_readable(self) -> bool:
        """Whether it can be handed to an action; what cannot is told at its box."""
        valid = self.head.is_valid()
        self.content()
        if self.sheet.faults:
            self.tell(self.sheet.faults)
        return valid and not self.sheet.faults

    def tell(self, faults: Iterable[Fault]) -> None:
        """At the boxes of the lines, else at the head's, else above all."""
        for fault in self.sheet.tell(faults):
            if self.sent is not None and fault.place in self.head.fields:
                if self.head.is_bound and fault.message not in self.head.errors.get(fault.place, []):
                    self.head.add_error(fault.place, fault.message)
            else:
                self.told.append(fault)

    def refuse(self, refusal: RefusedError) -> None:
        if isinstance(refusal, ContentRefusedError):
            self.tell(refusal.faults)
        elif isinstance(refusal, InvalidInputError):
            self.tell([Fault(refusal.field, str(refusal))])
        else:
            self.head.add_error(None, str(refusal))

    def change(self) -> None:
        """A button of the sheet: the head is shown again without being judged."""
        sent = self._given()
        self.head = HeadForm(
            teams=self.teams, fixed_about=self.about, initial={**sent, "version": self.version}
        )
        self.sheet.change(self.act)
        self.sent = None
