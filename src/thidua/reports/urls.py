"""Where the pages of reports lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
