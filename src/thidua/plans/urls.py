"""Where the pages of the plan lie."""

from django.urls import path

from thidua.plans import views

urlpatterns = [
    path("", views.plan_list, name="plan_list"),
    path("moi/", views.plan_new, name="plan_new"),
    path("<uuid:plan>/", views.plan_page, name="plan_page"),
    path("<uuid:plan>/gui/", views.plan_send, name="plan_send"),
    path("<uuid:plan>/tra-lai/", views.plan_send_back, name="plan_send_back"),
    path("<uuid:plan>/duyet/", views.plan_approve, name="plan_approve"),
    path("<uuid:plan>/ban-hanh/", views.plan_issue, name="plan_issue"),
    path("<uuid:plan>/sua-doi/", views.plan_amend, name="plan_amend"),
    path("<uuid:plan>/tep/<str:ending>/", views.plan_file, name="plan_file"),
    path("<uuid:plan>/chep/", views.plan_carry, name="plan_carry"),
    path("<uuid:plan>/bo/", views.plan_drop, name="plan_drop"),
    path("<uuid:plan>/phan-chung/", views.plan_frame, name="plan_frame"),
    path("<uuid:plan>/thu-tu/", views.plan_reorder, name="plan_reorder"),
    path("<uuid:plan>/can-cu/moi/", views.base_new, name="base_new"),
    path("can-cu/<uuid:base>/", views.base_edit, name="base_edit"),
    path("can-cu/<uuid:base>/bo/", views.base_drop, name="base_drop"),
    path("<uuid:plan>/noi-nhan/moi/", views.recipient_new, name="recipient_new"),
    path("noi-nhan/<uuid:recipient>/", views.recipient_edit, name="recipient_edit"),
    path("noi-nhan/<uuid:recipient>/bo/", views.recipient_drop, name="recipient_drop"),
    path("<uuid:plan>/muc/moi/", views.section_new, name="section_new"),
    path("muc/<uuid:section>/", views.section_edit, name="section_edit"),
    path("muc/<uuid:section>/bo/", views.section_drop, name="section_drop"),
    path("muc/<uuid:section>/them/<slug:kind>/", views.item_new, name="item_new"),
    path("noi-dung/<uuid:item>/", views.item_edit, name="item_edit"),
    path("noi-dung/<uuid:item>/bo/", views.item_drop, name="item_drop"),
]
