"""Where the pages of the fund lie."""

from django.urls import path

from thidua.funds.views import book, lists, steps

urlpatterns = [
    path("", book.fund_book, name="fund_book"),
    path("tep/<str:ending>/", book.fund_export, name="fund_export"),
    path("thu-chi/moi/", book.fund_entry_new, name="fund_entry_new"),
    path("thu-chi/<uuid:entry>/dieu-chinh/", book.fund_entry_correct, name="fund_entry_correct"),
    path("danh-sach-chi/", lists.payment_lists, name="payment_lists"),
    path("danh-sach-chi/moi/", lists.payment_list_new, name="payment_list_new"),
    path("danh-sach-chi/<uuid:payment_list>/", lists.payment_list_page, name="payment_list_page"),
    path("danh-sach-chi/<uuid:payment_list>/tep/", lists.payment_list_file, name="payment_list_file"),
    path("danh-sach-chi/<uuid:payment_list>/so-tien/", steps.payment_amounts, name="payment_amounts"),
    path("danh-sach-chi/<uuid:payment_list>/duyet/", steps.payment_approve, name="payment_approve"),
    path("danh-sach-chi/<uuid:payment_list>/chi/", steps.payment_pay, name="payment_pay"),
    path("danh-sach-chi/<uuid:payment_list>/ky-nhan/", steps.payment_collect, name="payment_collect"),
    path("danh-sach-chi/<uuid:payment_list>/bo/", steps.payment_withdraw, name="payment_withdraw"),
]
