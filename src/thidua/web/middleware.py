"""A refusal from below becomes a page that says why and what to do next."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.core.errors import RefusedError


class RefusalMiddleware:
    """Forms show most refusals at their field; what they do not catch is shown here, as 409.

    An address that only a button leads to, opened by hand or out of the history, is told as what it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        about = {"back": _page_before(request), "kind": "stuck", "icon": "hand-click"}
        page = render(request, "web/only_button.html", about, status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RefusedError):
            return None
        about = {
            "sentence": str(exception),
            "back": _page_before(request),
            "kind": "stuck",
            "icon": "hand-stop",
        }
        return render(request, "web/refused.html", about, status=409)


def _page_before(request: HttpRequest) -> str:
    """Where the form stood that was refused; only ever a page of our own."""
    before = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if ours else ""
