"""A refusal from below becomes a page that says why and what to do next."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.core.errors import RefusedError


class RefusalMiddleware:
    """Forms show most refusals at their field; what they do not catch is shown here, as 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RefusedError):
            return None
        return render(request, "web/refused.html", {"sentence": str(exception)}, status=409)
