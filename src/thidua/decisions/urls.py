"""Where the pages of decisions lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
