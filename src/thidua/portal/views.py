"""Anybody may ask whether a certificate is genuine; only what is printed on it is told."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from thidua.core import clock
from thidua.core.ids import grouped, ungrouped
from thidua.documents.queries import certificate_by_code
from thidua.units.access import public
from thidua.web.help_pages import help_of

# Wrong codes from one address before it must wait; right ones are never counted.
MISSES = 20
WAIT_SECONDS = 600


@public
@require_safe
def certificate_verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """The form to type a code as it stands on paper, or the answer to one code."""
    typed = request.GET.get("ma")
    if typed is not None and ungrouped(typed):
        return redirect("certificate_verify", ungrouped(typed)[:40])
    if not code:
        return _answer("portal/verify_form.html", {"is_empty": typed is not None})
    if _misses(request) >= MISSES:
        return _answer("portal/verify_wait.html", {"minutes": WAIT_SECONDS // 60}, status=429)
    certificate = certificate_by_code(ungrouped(code))
    if certificate is None:
        _count_miss(request)
        return _answer("portal/verify_unknown.html", {"code": grouped(ungrouped(code)[:40])}, status=404)
    context = {"certificate": certificate, "code": grouped(certificate.code), "at": clock.now()}
    is_revoked = certificate.grant.revoked_on is not None
    return _answer("portal/verify_revoked.html" if is_revoked else "portal/verify_valid.html", context)


def _answer(template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """Rendered without the request: who is signed in is neither asked nor shown. Not kept, not indexed."""
    said = {"help": help_of("certificate_verify")}
    response = HttpResponse(render_to_string(template, context | said), status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _misses(request: HttpRequest) -> int:
    return int(cache.get(_key(request), 0))


def _count_miss(request: HttpRequest) -> None:
    """The window begins with the first miss; an address that goes on guessing starts the next one itself."""
    if not cache.add(_key(request), 1, WAIT_SECONDS):
        cache.incr(_key(request))


def _key(request: HttpRequest) -> str:
    return f"portal.misses.{request.META.get('REMOTE_ADDR', '')}"
