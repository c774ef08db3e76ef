"""The pages of what went wrong, in Vietnamese, each with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "web/not_found.html", {"kind": "unknown", "icon": "map-search"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "web/forbidden.html", {"kind": "blocked", "icon": "lock"}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Without the frame: whatever failed, sessions and database may be part of it."""
    return HttpResponse(render_to_string("web/server_error.html"), status=500)
