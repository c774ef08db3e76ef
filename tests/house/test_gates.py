"""Every route has a gate, and views get their objects from nowhere but `access` and `queries`."""

import re

from django.urls import URLPattern, URLResolver, get_resolver

from house.sources import files, shown

# Django's and allauth's own pages: signing in and out, one's own password and second factor.
FOREIGN = ("allauth.", "django.")


def routes(resolver: URLResolver | None = None, prefix: str = "") -> list[tuple[str, str, object]]:
    """(path, name, view) of every page."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append((path, entry.name or "", entry.callback))
        else:
            found += routes(entry, path)
    return found


def own_routes() -> list[tuple[str, str, object]]:
    return [row for row in routes() if not row[2].__module__.startswith(FOREIGN)]


def test_there_are_routes():
    assert len(own_routes()) > 20


def test_every_route_has_a_gate_or_is_said_to_be_public():
    assert [path for path, _, view in own_routes() if not hasattr(view, "gate")] == []


def test_names_of_routes_are_unique():
    names = [name for _, name, _ in own_routes()]
    assert (
        sorted({name for name in names if not name or names.count(name) > 1} - {"certificate_verify"}) == []
    )


def test_views_never_ask_a_model_manager():
    reaching = [
        f"{shown(path)}:{number}"
        for path in files("src/thidua/*/views.py", "src/thidua/*/views/*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\.objects\b|_default_manager", line)
    ]
    assert reaching == []
