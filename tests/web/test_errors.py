"""What went wrong is said in Vietnamese, with a way on, and shows nothing of the inside."""

import errno

import pytest
from django.contrib.messages import get_messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from factories.base import PASSWORD, School, make_school, sign_in
from thidua.core.errors import ChangedMeanwhileError, RefusedError
from thidua.web.errors import server_error
from thidua.web.middleware import RefusalMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def refused(error: Exception, referer: str = "") -> HttpResponse | None:
    request = RequestFactory().post("/ho-so/", headers={"referer": referer})
    middleware = RefusalMiddleware(lambda _request: HttpResponse())
    return middleware.process_exception(request, error)


def test_a_refusal_is_shown_with_its_sentence_as_409():
    response = refused(ChangedMeanwhileError())
    assert response is not None
    assert response.status_code == 409
    page = response.content.decode()
    assert "Người khác vừa thay đổi mục này." in page
    assert "Chưa có gì bị thay đổi." in page


def test_it_leads_back_to_the_page_before_if_that_is_ours():
    response = refused(RefusedError("Thôi."), "http://testserver/ho-so/?nam=2025-2026")
    assert response is not None
    assert 'href="http://testserver/ho-so/?nam=2025-2026"' in response.content.decode()


@pytest.mark.parametrize("referer", ["", "https://chua-biet.vn/", "javascript:alert(1)"])
def test_it_never_leads_to_a_page_of_others(referer):
    response = refused(RefusedError("Thôi."), referer)
    assert response is not None
    page = response.content.decode()
    assert "Quay lại và tải mới" not in page
    assert "chua-biet" not in page


def test_another_error_is_no_refusal():
    assert refused(ValueError("no")) is None


def test_a_page_that_is_not_there(school):
    response = sign_in(Client(), school.binh).get("/khong-co/")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


def test_a_page_for_others_names_ones_own_role(school):
    response = sign_in(Client(), school.binh).get("/dang-ky/mo-dot/")
    assert response.status_code == 403
    page = response.content.decode()
    assert "Trang này không thuộc phần việc của anh/chị" in page
    assert "Giáo viên, nhân viên, ở Trường THCS Hoa Sen" in page


def test_a_fault_of_the_program_is_told_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(HttpRequest())
    assert response.status_code == 500
    assert "Lỗi không do anh/chị." in response.content.decode()


def test_no_page_carries_inline_style_or_script(school):
    client = sign_in(Client(), school.alice)
    for address in ("/", "/khong-co/", "/tai-khoan/login/", "/kich-hoat/"):
        page = client.get(address, follow=True).content.decode()
        assert [word for word in ("style=", "<style", "onclick", "<script>") if word in page] == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Ổ đĩa đã đầy"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "Ổ đĩa đã đầy"),
        (OSError(errno.EROFS, "Read-only file system"), "Không được phép ghi"),
        (OSError(errno.EFBIG, "File too large"), "FAT32"),
    ],
)
def test_a_disk_that_takes_nothing_is_said_as_such(error, said):
    try:
        raise error
    except OSError:
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 507
    assert said in response.content.decode()


def test_any_other_fault_stays_a_fault_of_the_program():
    for error in (OSError(errno.ENOENT, "No such file"), ValueError("x"), DatabaseError("x")):
        try:
            raise error
        except (OSError, ValueError, DatabaseError):
            response = server_error(RequestFactory().get("/"))
        assert response.status_code == 500


def test_an_address_of_a_button_is_told_as_what_it_is(client, school):
    answer = sign_in(client, school.alice).get("/quyet-dinh/nam-hoc/mo/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ dùng khi bấm nút" in answer.content.decode()


def test_what_was_pressed_after_the_session_ended_leads_back_and_says_so(client, school):
    before = "http://testserver/quyet-dinh/so-khen-thuong/?nam=2025-2026"
    answer = client.post("/quyet-dinh/nam-hoc/mo/", headers={"referer": before})
    assert answer["Location"] == "/tai-khoan/login/?next=/quyet-dinh/so-khen-thuong/%3Fnam%3D2025-2026"
    typed = {"login": school.alice.username, "password": PASSWORD}
    page = client.post(answer["Location"], typed)
    assert page["Location"] == "/quyet-dinh/so-khen-thuong/?nam=2025-2026"
    assert "Việc vừa bấm chưa được ghi vì phiên đăng nhập đã hết; hãy bấm lại." in [
        str(message) for message in get_messages(page.wsgi_request)
    ]


def test_a_page_of_elsewhere_is_not_led_back_to(client, school):
    answer = client.post("/quyet-dinh/nam-hoc/mo/", headers={"referer": "https://example.org/a/"})
    assert answer["Location"] == "/tai-khoan/login/?next=/"
