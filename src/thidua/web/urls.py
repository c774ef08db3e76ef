"""Where the frame's own pages lie; and the doors of allauth that stay shut, since nobody here has e-mail."""

from django.urls import path, re_path

from thidua.web import views

SHUT = r"^tai-khoan/(?:signup|email|confirm-email|password/reset|password/set|login/code)(?:/.*)?$"

urlpatterns = [
    path("don-vi/chuyen/", views.switch_unit, name="unit_switch"),
    path("tro-giup/", views.help_index, name="help_index"),
    path("tro-giup/<slug:route>/", views.help_page, name="help_page"),
    re_path(SHUT, views.account_closed, name="account_closed"),
]
