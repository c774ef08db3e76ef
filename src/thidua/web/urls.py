"""Where the frame's own pages lie."""

from django.urls import path

from thidua.web import views

urlpatterns = [
    path("don-vi/chuyen/", views.switch_unit, name="unit_switch"),
]
