"""Where the pages of scoring lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
