"""Where the pages of registrations lie."""

from django.urls import path

from thidua.registrations import views

urlpatterns = [
    path("", views.round_board, name="round_board"),
    path("mo-dot/", views.round_open, name="round_open"),
    path("dot/<uuid:round_id>/gia-han/", views.round_extend, name="round_extend"),
    path("dot/<uuid:round_id>/khoa/", views.round_lock, name="round_lock"),
    path("dot/<uuid:round_id>/danh-sach.xlsx", views.round_export, name="round_export"),
    path("dot/<uuid:round_id>/xac-nhan/", views.team_confirm, name="team_confirm"),
    path("cua-toi/", views.pledge_page, name="pledge_page"),
    path("cua-toi/xem-lai/", views.pledge_review, name="pledge_review"),
    path("cua-toi/rut/", views.pledge_withdraw, name="pledge_withdraw"),
    path("tap-the/<slug:which>/", views.collective_pledge, name="collective_pledge"),
    path("tap-the/<slug:which>/xin-muon/", views.collective_late, name="collective_late"),
    path("cua-toi/xin-muon/", views.pledge_late, name="pledge_late"),
    path("muon/<uuid:late_id>/", views.late_decide, name="late_decide"),
    path("dot/<uuid:round_id>/to/<uuid:team_id>/", views.team_sheet, name="team_sheet"),
    path("dot/<uuid:round_id>/to/<uuid:team_id>/in/", views.team_sheet_print, name="team_sheet_print"),
    path("phieu/<uuid:sheet_id>/<slug:copy>/", views.team_sheet_file, name="team_sheet_file"),
    path("ban/<uuid:pledge_id>/", views.pledge_decide, name="pledge_decide"),
]
