"""Where the pages of reviews lie."""

from django.urls import path

from thidua.reviews import views

urlpatterns = [
    path("", views.review_list, name="review_list"),
    path("mo/", views.review_open, name="review_open"),
    path("<uuid:review_id>/", views.review_board, name="review_board"),
    path("<uuid:review_id>/han/", views.review_days, name="review_days"),
    path("<uuid:review_id>/cap-nhat/", views.review_renew, name="review_renew"),
    path("<uuid:review_id>/bo/", views.review_discard, name="review_discard"),
    path("<uuid:review_id>/chot/", views.review_close, name="review_close"),
    path("<uuid:review_id>/cong-bo/", views.review_publish, name="review_publish"),
    path("<uuid:review_id>/ket-qua/", views.review_results, name="review_results"),
    path("<uuid:review_id>/tong-hop.<slug:ending>", views.review_export, name="review_export"),
    path("<uuid:review_id>/mo-lai/", views.review_unlock, name="review_unlock"),
    path("to/<uuid:part_id>/", views.review_sheet, name="review_sheet"),
    path("to/<uuid:part_id>/buoc/", views.review_step, name="review_step"),
    path("to/<uuid:part_id>/bien-ban/", views.review_minutes, name="review_minutes"),
    path("phieu/<uuid:score_id>/", views.review_mine, name="review_mine"),
    path("phieu/<uuid:score_id>/cham/<slug:step>/", views.review_mark, name="review_mark"),
    path("phieu/<uuid:score_id>/mien/", views.review_exempt, name="review_exempt"),
    path("phieu/<uuid:score_id>/minh-chung/", views.review_evidence, name="review_evidence"),
    path("phieu/<uuid:score_id>/ket-qua/", views.review_result, name="review_result"),
    path("minh-chung/<uuid:evidence_id>/", views.review_evidence_file, name="review_evidence_file"),
    path("y-kien/<uuid:objection_id>/", views.review_objection, name="review_objection"),
]
