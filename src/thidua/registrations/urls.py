"""Where the pages of registrations lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
