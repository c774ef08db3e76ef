"""Where the frame's own pages lie."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
