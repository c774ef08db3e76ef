"""The pages of what went wrong, in Vietnamese, each with a way on."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from thidua.core.disk import disk_fault

# 507 Insufficient Storage: RFC 4918 has the number for just this.
DISK_FULL = 507


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "web/not_found.html", {"kind": "unknown", "icon": "map-search"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    return render(request, "web/forbidden.html", {"kind": "blocked", "icon": "lock"}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Without the frame: the request itself, its host above all, is not to be trusted."""
    return HttpResponse(render_to_string("web/bad_request.html"), status=400)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """A form whose token does not fit: an old tab, another sign-in since, cookies switched off."""
    return render(request, "web/form_too_old.html", {"kind": "late", "icon": "clock"}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Without the frame: whatever failed, sessions and database may be part of it. A full disk says that it is one."""
    if sentence := disk_fault(sys.exc_info()[1]):
        return HttpResponse(render_to_string("web/disk_full.html", {"sentence": sentence}), status=DISK_FULL)
    return HttpResponse(render_to_string("web/server_error.html"), status=500)
