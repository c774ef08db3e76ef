"""Where the pages of councils lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
