"""Where the pages of people lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
