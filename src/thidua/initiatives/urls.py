"""Where the pages of initiatives lie."""

from django.urls import path

from thidua.initiatives import views

urlpatterns = [
    path("", views.initiative_list, name="initiative_list"),
    path("du-dinh/<uuid:pledge_id>/<slug:key>/", views.planned_page, name="planned_page"),
    path("cong-nhan/<uuid:initiative>/", views.recognised_page, name="recognised_page"),
]
