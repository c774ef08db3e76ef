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
    path("ban-giao/", views.handover_list, name="handover_list"),
    path("ban-giao/moi/", views.handover_new, name="handover_new"),
    path("ban-giao/so-tay/", views.keeping_list, name="keeping_list"),
    path("ban-giao/so-tay/moi/<slug:kind>/", views.keeping_new, name="keeping_new"),
    path("ban-giao/so-tay/<uuid:keeping>/", views.keeping_edit, name="keeping_edit"),
    path("ban-giao/so-tay/<uuid:keeping>/bo/", views.keeping_drop, name="keeping_drop"),
    path("ban-giao/<uuid:handover>/", views.handover_page, name="handover_page"),
    path("ban-giao/<uuid:handover>/sua/", views.handover_write, name="handover_write"),
    path("ban-giao/<uuid:handover>/giao/", views.handover_offer, name="handover_offer"),
    path("ban-giao/<uuid:handover>/lay-lai/", views.handover_take_back, name="handover_take_back"),
    path("ban-giao/<uuid:handover>/bo/", views.handover_drop, name="handover_drop"),
    path("ban-giao/<uuid:handover>/nhan/", views.handover_receive, name="handover_receive"),
    path("ban-giao/<uuid:handover>/chung-kien/", views.handover_sign, name="handover_sign"),
    path("ban-giao/<uuid:handover>/tep/<str:ending>/", views.handover_file, name="handover_file"),
]
