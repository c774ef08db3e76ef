"""Every public function of an `actions.py` is an action; each call leaves exactly one line."""

import inspect
from importlib import import_module

import pytest

from house.sources import modules
from thidua.ledger import kinds
from thidua.ledger.actions import Actor, LedgerMisuseError, action, record
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.units.models import Unit

# Not a unit's change by somebody: looks a slip up, then calls the action with the person as actor; marks a message
# as shown to whom it is about; marks notices as read; counts a wrong code,
# which must outlast the refusal, then calls the action.
NO_ACTION = {
    "thidua.accounts.actions.activate",
    "thidua.accounts.actions.tell_of_reset",
    "thidua.notices.actions.confirm_address",
    "thidua.notices.actions.mark_all_read",
    "thidua.notices.actions.mark_read",
}


def action_modules() -> list[str]:
    return sorted(
        name
        for name in modules()
        if name.startswith("thidua.") and "actions" in name.split(".") and name != "thidua.ledger.actions"
    )


def public_functions() -> list[tuple[str, object]]:
    """What `<app>.actions` offers; the modules of a package may share what they do not offer."""
    return [
        (f"{module}.{name}", function)
        for module in action_modules()
        if module.endswith(".actions")
        for name, function in inspect.getmembers(import_module(module), inspect.isfunction)
        if not name.startswith("_") and inspect.unwrap(function).__module__.startswith(module)
    ]


def test_every_public_function_in_actions_is_an_action():
    assert len(public_functions()) > 10
    plain = [name for name, function in public_functions() if not hasattr(function, "ledger_kind")]
    assert sorted(set(plain) - NO_ACTION) == []


def test_every_action_is_of_a_registered_kind_and_no_kind_is_without_an_action():
    used = {
        function.ledger_kind
        for module in action_modules()
        for _, function in inspect.getmembers(import_module(module), inspect.isfunction)
        if hasattr(function, "ledger_kind")
    }
    assert used == set(kinds.all_kinds())


def test_actions_take_keywords_only_and_never_a_request():
    wrong = [
        name
        for name, function in public_functions()
        for parameter in inspect.signature(function).parameters.values()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY or parameter.name == "request"
    ]
    assert wrong == []


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(kinds._SENTENCES, "house.tried", "Thử")
    return "house.tried"


@pytest.mark.django_db
def test_an_action_that_writes_no_line_is_undone(kind):
    unit = Unit(code="A", level="school", name="Trường A", short_name="A")

    @action(kind)
    def forget(*, by: Actor) -> None:
        unit.save()

    with pytest.raises(LedgerMisuseError):
        forget(by=Actor(user=None, unit=unit.id))
    assert list(Unit.objects.all()) == []


@pytest.mark.django_db
def test_an_action_that_writes_two_lines_is_undone(kind):
    unit = Unit(code="A", level="school", name="Trường A", short_name="A")

    @action(kind)
    def chatter(*, by: Actor) -> None:
        record(about=unit)
        record(about=unit)

    with pytest.raises(LedgerMisuseError):
        chatter(by=Actor(user=None, unit=unit.id))
    assert list(Line.objects.all()) == []


@pytest.mark.django_db
def test_each_action_called_by_an_action_writes_its_own_line_with_the_outermost_as_cause(kind):
    unit = Unit(code="A", level="school", name="Trường A", short_name="A")

    @action(kind)
    def inner(*, by: Actor) -> None:
        record(about=unit)

    @action(kind)
    def outer(*, by: Actor) -> None:
        inner(by=by)
        record(about=unit)
        inner(by=by)

    outer(by=Actor(user=None, unit=unit.id))
    first, second, third = Line.objects.order_by("number")
    assert [first.cause, second.cause, third.cause] == [second.id, None, second.id]
    assert [verdict.broken_at for verdict in verify()] == [None]


@pytest.mark.django_db
def test_a_refused_inner_action_leaves_no_line_when_the_outer_goes_on(kind):
    unit = Unit(code="A", level="school", name="Trường A", short_name="A")

    @action(kind)
    def inner(*, by: Actor) -> None:
        record(about=unit)
        raise ValueError("no")

    @action(kind)
    def outer(*, by: Actor) -> None:
        with pytest.raises(ValueError, match="no"):
            inner(by=by)
        record(about=unit)

    outer(by=Actor(user=None, unit=unit.id))
    assert Line.objects.count() == 1
