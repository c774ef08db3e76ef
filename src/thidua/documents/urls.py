"""Where the pages of documents lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
