"""Where the pages of standards and accreditation lie."""

from django.urls import path

from thidua.standards import views

urlpatterns = [
    path("", views.recognition_list, name="recognition_list"),
    path("moi/", views.recognition_new, name="recognition_new"),
    path("<uuid:recognition>/", views.recognition_page, name="recognition_page"),
    path("<uuid:recognition>/sua/", views.recognition_edit, name="recognition_edit"),
    path("<uuid:recognition>/bo/", views.recognition_drop, name="recognition_drop"),
    path("<uuid:recognition>/lan-sau/", views.recognition_renew, name="recognition_renew"),
    path("<uuid:recognition>/quyet-dinh/", views.recognition_file, name="recognition_file"),
    path("<uuid:recognition>/nhap-tieu-chi/", views.requirement_bring, name="requirement_bring"),
    path("<uuid:recognition>/tieu-chi-moi/", views.requirement_new, name="requirement_new"),
    path("<uuid:recognition>/xuat/", views.evidence_export, name="evidence_export"),
    path("tieu-chi/<uuid:requirement>/", views.requirement_page, name="requirement_page"),
    path("tieu-chi/<uuid:requirement>/sua/", views.requirement_edit, name="requirement_edit"),
    path("tieu-chi/<uuid:requirement>/bo/", views.requirement_drop, name="requirement_drop"),
    path("tieu-chi/<uuid:requirement>/minh-chung-moi/", views.piece_new, name="piece_new"),
    path("tieu-chi/<uuid:requirement>/tim/", views.piece_search, name="piece_search"),
    path("minh-chung/<uuid:piece>/", views.piece_edit, name="piece_edit"),
    path("minh-chung/<uuid:piece>/bo/", views.piece_drop, name="piece_drop"),
    path("minh-chung/<uuid:piece>/tep/", views.piece_file, name="piece_file"),
]
