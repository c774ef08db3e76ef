"""How a view tells a form what an action refused, and whether anything was sent at all."""

from django.forms import Form
from django.http import HttpRequest, QueryDict

from thidua.core.errors import InvalidInputError, RefusedError


def refuse(form: Form, refusal: RefusedError) -> None:
    """Show a refusal at its field, if it names one which the form has; else above all fields."""
    field = refusal.field if isinstance(refusal, InvalidInputError) and refusal.field in form.fields else None
    form.add_error(field, str(refusal))


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when every box was left empty; nothing on a look."""
    return request.POST if request.method == "POST" else None
