"""Where the pages of back-ups lie."""

from django.urls import path

from thidua.backups import views

urlpatterns = [
    path("", views.backup_list, name="backup_list"),
    path("lap/", views.backup_make, name="backup_make"),
    path("<str:backup>/tai-ve/", views.backup_download, name="backup_download"),
    path("<str:backup>/xoa/", views.backup_remove, name="backup_remove"),
]
