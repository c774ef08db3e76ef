"""Where the pages of portal lie."""

from django.urls import path

from thidua.portal import views

urlpatterns = [
    path("", views.certificate_verify, name="certificate_verify"),
    path("<str:code>/", views.certificate_verify, name="certificate_verify"),
]
