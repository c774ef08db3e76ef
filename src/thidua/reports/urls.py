"""Where the pages of reports lie."""

from django.urls import path

from thidua.reports import views

urlpatterns = [
    path("", views.home, name="home"),
]
