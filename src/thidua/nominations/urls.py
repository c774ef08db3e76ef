"""Where the pages of nominations lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
