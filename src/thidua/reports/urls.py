"""Where the pages of reports lie."""

from django.urls import path

from thidua.reports import views

urlpatterns = [
    path("", views.home, name="home"),
    path("nhat-ky/", views.journal, name="journal"),
    path("bat-dau/", views.first_run, name="first_run"),
    path("kich-hoat/", views.activate, name="activate"),
]
