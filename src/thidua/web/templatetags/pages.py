"""Links from page to page of a list which keep the rest of the address, and from year to year of a page."""

from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.template.context import Context

from thidua.units.queries import open_years

register = template.Library()


@register.simple_tag(takes_context=True)
def page_query(context: Context, parameter: str, number: int) -> str:
    """`?to=…&trang=3` of `?to=…&trang=2`; works without a request, too."""
    request = context.get("request")
    query = request.GET.copy() if isinstance(request, HttpRequest) else QueryDict(mutable=True)
    query[parameter] = str(number)
    return f"?{query.urlencode()}"


@register.inclusion_tag("web/years.html", takes_context=True)
def years(context: Context, shown: str | None) -> dict[str, Any]:
    """Where several school years are open, or another than the one shown: a link to each."""
    member = context.get("member")
    names = {year.name for year in open_years(member.unit)} if member else set()
    return {"shown": shown, "names": sorted(names | {shown} if shown else names)}
