"""Links from page to page of a list which keep the rest of the address."""

from django import template
from django.http import HttpRequest, QueryDict
from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def page_query(context: Context, parameter: str, number: int) -> str:
    """`?to=…&trang=3` of `?to=…&trang=2`; works without a request, too."""
    request = context.get("request")
    query = request.GET.copy() if isinstance(request, HttpRequest) else QueryDict(mutable=True)
    query[parameter] = str(number)
    return f"?{query.urlencode()}"
