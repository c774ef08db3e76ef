"""Where the pages of this room lie."""

from django.urls import path

from thidua.duties import views

urlpatterns = [
    path("boi-duong/", views.course_list, name="course_list"),
    path("boi-duong/bang-tinh/", views.course_export, name="course_export"),
    path("boi-duong/moi/", views.course_new, name="course_new"),
    path("boi-duong/<uuid:course>/", views.course_page, name="course_page"),
    path("boi-duong/<uuid:course>/sua/", views.course_edit, name="course_edit"),
    path("boi-duong/<uuid:course>/nguoi-du/", views.course_people, name="course_people"),
    path("boi-duong/<uuid:course>/bo/", views.course_drop, name="course_drop"),
    path("boi-duong/<uuid:course>/tep/", views.course_file, name="course_file"),
    path("phan-cong/", views.duty_roster, name="duty_roster"),
    path("phan-cong/phan-viec/", views.duty_part_new, name="duty_part_new"),
    path("phan-cong/phan-viec/<uuid:duty_part>/", views.duty_give, name="duty_give"),
    path("phan-cong/phan-viec/<uuid:duty_part>/khep/", views.duty_part_close, name="duty_part_close"),
    path("phan-cong/vai-tro/<str:role>/", views.duty_deputy, name="duty_deputy"),
    path("phan-cong/<uuid:charge>/thoi/", views.duty_end, name="duty_end"),
]
