"""The page on which a user asks to be written to: without a mail server, with one, with one that refuses."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import School, make_school, sign_in
from factories.post_office import open_office
from thidua.notices.models import Mailbox

pytestmark = pytest.mark.django_db
ADDRESS = "hoasim@truong.example"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school) -> Client:
    return sign_in(Client(), school.binh)


def test_without_a_mail_server_the_page_says_so_and_sends_nothing(binh):
    page = binh.get(reverse("mail_page")).content.decode()
    assert "Trường chưa có máy chủ thư" in page
    binh.post(reverse("mail_ask"), {"address": ADDRESS})
    assert Mailbox.objects.count() == 0


def test_from_the_address_to_its_code_to_what_one_is_written_about(binh):
    with open_office() as office:
        binh.post(reverse("mail_ask"), {"address": ADDRESS})
        code = re.search(r"\d{6}", office.taken[0].get_payload(decode=True).decode())[0]
        assert binh.post(reverse("mail_confirm"), {"code": code}).status_code == 302
        assert binh.post(reverse("mail_kinds"), {"kinds": ["review"]}).status_code == 302
        assert ADDRESS in binh.get(reverse("mail_page")).content.decode()
    assert Mailbox.objects.get().kinds == "review"
    binh.post(reverse("mail_remove"))
    assert Mailbox.objects.get().address == ""


def test_a_server_that_refuses_is_told_at_once_and_the_wrong_code_too(binh):
    with open_office("550 no such user"):
        answer = binh.post(reverse("mail_ask"), {"address": ADDRESS})
        assert answer.status_code == 422
        assert "Máy chủ thư không nhận địa chỉ này." in answer.content.decode()
        assert binh.post(reverse("mail_confirm"), {"code": "abc"}).status_code == 422


def test_a_code_that_did_not_leave_is_not_waited_for_and_may_be_sent_again_at_once(binh):
    with open_office("451 try later"):
        shown = binh.post(reverse("mail_ask"), {"address": ADDRESS}).content.decode()
        assert "Chưa gửi được mã." in shown
        assert "Mã đã được gửi tới" not in shown
    with open_office() as office:
        assert binh.post(reverse("mail_ask"), {"address": ADDRESS}).status_code == 302
        assert len(office.taken) == 1
