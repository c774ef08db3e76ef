"""Where the pages of nominations lie."""

from django.urls import path

from thidua.nominations import views

urlpatterns = [
    path("", views.dossier_list, name="dossier_list"),
    path("lap/", views.dossier_open, name="dossier_open"),
    path("them/", views.dossier_add, name="dossier_add"),
    path("nhieu/", views.dossier_bulk, name="dossier_bulk"),
    path("y-kien/", views.opinion_list, name="opinion_list"),
    path("y-kien/tep/<uuid:opinion>/", views.opinion_file, name="opinion_file"),
    path("y-kien/<slug:body>/<slug:stage>/", views.opinion_write, name="opinion_write"),
    path("<uuid:dossier_id>/", views.dossier_page, name="dossier_page"),
    path("<uuid:dossier_id>/buoc/", views.dossier_step, name="dossier_step"),
    path("<uuid:dossier_id>/ky-luat/", views.dossier_review, name="dossier_review"),
]
