"""Where the frame's own pages lie; and the doors of allauth that stay shut, since nobody here has e-mail."""

from django.urls import path, re_path

from thidua.web import second_factor, views

SHUT = r"^tai-khoan/(?:signup|email|confirm-email|password/reset|password/set|login/code)(?:/.*)?$"

# Here models are ready and no request has been answered yet.
second_factor.listen()

urlpatterns = [
    path("don-vi/chuyen/", views.switch_unit, name="unit_switch"),
    path("tai-khoan/2fa/de-sau/", views.second_factor_later, name="second_factor_later"),
    path("tai-khoan/2fa/recovery-codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("thong-bao/", views.notice_list, name="notice_list"),
    path("thong-bao/doc-het/", views.notice_read_all, name="notice_read_all"),
    path("thong-bao/nhac-truoc/", views.days_before, name="days_before"),
    path("thong-bao/thu/", views.mail_page, name="mail_page"),
    path("thong-bao/thu/dia-chi/", views.mail_ask, name="mail_ask"),
    path("thong-bao/thu/ma/", views.mail_confirm, name="mail_confirm"),
    path("thong-bao/thu/muc/", views.mail_kinds, name="mail_kinds"),
    path("thong-bao/thu/xoa/", views.mail_remove, name="mail_remove"),
    path("thong-bao/<uuid:notice>/", views.notice_open, name="notice_open"),
    path("tro-giup/", views.help_index, name="help_index"),
    path("tro-giup/<slug:route>/", views.help_page, name="help_page"),
    re_path(SHUT, views.account_closed, name="account_closed"),
]
