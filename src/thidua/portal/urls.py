"""Where the pages of portal lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
