"""What every page's frame needs: who I am, where, the navigation."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """`member` after a gate, else None."""
    return {"member": getattr(request, "member", None)}
