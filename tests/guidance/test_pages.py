"""The pages of local rules: who may open which, what they say, nothing typed is lost, where a fault is told."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.guidance import make_rule
from factories.nominations import make_dossier
from thidua.files.models import StoredFile
from thidua.guidance.models import KIND_WORDS, LocalRule

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
PDF = b"%PDF-1.7 noi dung"


@pytest.fixture
def school():
    return make_school()


def page(client, user, name, *args, **given):
    return sign_in(client, user).get(reverse(name, args=args), given)


def post(client, user, address, **given):
    return sign_in(client, user).post(address, given)


def text(response):
    return " ".join(response.content.decode().split())


def typed(**others):
    given = {
        "level": "above",
        "issuer": "UBND xã Hoa Sen",
        "paper": "36/HD-UBND",
        "paper_on": "2025-10-03",
        "starts": "01/09/2025",
        "ends": "",
        "remark": "",
    }
    return given | others


def new(kind):
    return reverse("rule_new", args=[kind])


@pytest.mark.parametrize("name", ["rule_list", "rule_kinds"])
def test_signed_out_one_is_sent_to_sign_in(client, school, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_everybody_reads_and_only_the_office_writes(client, school, who):
    rule, user = make_rule(school), getattr(school, who)
    assert page(client, user, "rule_list").status_code == 200
    shown = page(client, user, "rule_page", rule.id)
    assert (shown.status_code, "Kết thúc</a>" in text(shown)) == (200, False)
    for name, args in (("rule_kinds", []), ("rule_new", ["chi-tieu"]), ("rule_end", [rule.id])):
        assert page(client, user, name, *args).status_code == 403


@pytest.mark.parametrize("name", ["rule_page", "rule_end", "rule_file"])
def test_another_schools_rule_is_not_there(client, school, name):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    assert page(client, school.an, name, make_rule(other).id).status_code == 404


def test_another_schools_rule_cannot_be_replaced_nor_its_file_taken(client, school):
    other = make_school("THCS-CL", "Trường THCS Cỏ Lau")
    theirs = make_rule(other)
    address = f"{new('so-thang-lam-viec')}?thay={theirs.id}"
    assert post(client, school.alice, address, **typed(months="9", maternity_counts="yes")).status_code == 404
    sign_in(client, other.alice).post(new("khong-ky-luat"), typed(scan=SimpleUploadedFile("a.pdf", PDF)))
    file = StoredFile.objects.get(unit=other.unit.id)
    post(client, school.alice, new("khong-ky-luat"), **typed(kept=str(file.id)))
    assert LocalRule.objects.get(unit=school.unit).file is None


@pytest.mark.parametrize("named", ["khong-co", "a/b"])
def test_a_rule_to_replace_that_is_none_is_404(client, school, named):
    assert page(client, school.alice, "rule_new", "chi-tieu", thay=named).status_code == 404
    assert sign_in(client, school.alice).get("/quy-dinh/moi/khong-co/").status_code == 404


def test_a_rule_of_another_kind_is_not_replaced(client, school):
    rule = make_rule(school)
    assert page(client, school.alice, "rule_new", "chi-tieu", thay=str(rule.id)).status_code == 404


def test_an_empty_list_teaches_and_leads_the_office_to_the_first_rule(client, school):
    office, teacher = page(client, school.alice, "rule_list"), page(client, school.binh, "rule_list")
    assert "Nhập quy định đầu tiên" in text(office)
    assert ("Chưa nhập quy định nào" in text(teacher), "Nhập quy định đầu tiên" in text(teacher)) == (
        True,
        False,
    )


def test_the_kind_comes_first_and_each_has_its_form(client, school):
    shown = text(page(client, school.alice, "rule_kinds"))
    for words in KIND_WORDS.values():
        assert new(words.slug) in shown
        assert page(client, school.alice, "rule_new", words.slug).status_code == 200


KINDS = {
    "so-thang-lam-viec": ({"months": "9,5", "maternity_counts": "yes"}, {"months": "9.5", "maternity_counts": True}),
    "so-ngay-nghi": ({"kinds": ["unpaid", "sick"], "days": "20"}, {"kinds": ["unpaid", "sick"], "days": "20"}),
    "loai-hop-dong": ({"kinds": ["public_employee"]}, {"kinds": ["public_employee"]}),
    "diem-toi-thieu": ({"least": "80", "full": "100"}, {"least": "80", "full": "100"}),
    "phai-dang-ky": ({}, {}),
    "khong-ky-luat": ({}, {}),
    "sang-kien-cua-truong": ({"recognised": "no"}, {"recognised": False}),
    "chi-tieu": (
        {"share": "12,5 %", "base": "ldtt", "codes": ["CSTDCS"]},
        {"number": None, "share": "1/8", "base": "ldtt"},
    ),
    "han-nop": ({"step": "submission", "last_day": "15/06/2026"}, {"step": "submission", "last_day": "2026-06-15"}),
    "giay-to": ({"titles": "Báo cáo\r\nBiên bản"}, {"titles": ["Báo cáo", "Biên bản"]}),
    "niem-yet": ({"days": "5"}, {"days": 5}),
    "hoi-dong": ({"quorum": "2/3", "majority": "70%"}, {"quorum": "2/3", "majority": "7/10"}),
    "to-lao-dong-xuat-sac": ({"may": "no"}, {"may": False}),
}  # fmt: skip


def test_every_kind_is_tried():
    assert sorted(KINDS) == sorted(words.slug for words in KIND_WORDS.values())


@pytest.mark.parametrize("slug", sorted(KINDS))
def test_a_rule_of_each_kind_is_entered_listed_and_shown(client, school, slug):
    given, values = KINDS[slug]
    assert post(client, school.alice, new(slug), **typed(**given)).status_code == 302
    rule = LocalRule.objects.get()
    assert rule.values == values
    assert (rule.words.slug, rule.starts, rule.paper_on) == (slug, date(2025, 9, 1), date(2025, 10, 3))
    listed, shown = (
        text(page(client, school.binh, "rule_list")),
        text(page(client, school.binh, "rule_page", rule.id)),
    )
    for said in (rule.words.name, "36/HD-UBND", "UBND xã Hoa Sen"):
        assert (said in listed, said in shown) == (True, True)


FAULTS = [
    ("so-thang-lam-viec", {"months": "chín", "maternity_counts": "yes"}, "months"),
    ("so-thang-lam-viec", {"months": "9"}, "maternity_counts"),
    ("so-ngay-nghi", {"days": "20"}, "kinds"),
    ("chi-tieu", {"number": "3", "share": "15%", "base": "ldtt", "codes": ["LDTT"]}, "number"),
    ("chi-tieu", {"number": "3"}, "codes"),
    ("chi-tieu", {"number": "3,5", "codes": ["LDTT"]}, "number"),
    ("han-nop", {"step": "council", "last_day": "31/06/2026"}, "last_day"),
    ("giay-to", {"titles": " \n "}, "titles"),
    ("khong-ky-luat", {"issuer": ""}, "issuer"),
    ("khong-ky-luat", {"paper": ""}, "paper"),
    ("khong-ky-luat", {"paper_on": "2090-01-01"}, "paper_on"),
    ("khong-ky-luat", {"starts": "xx"}, "starts"),
    ("khong-ky-luat", {"ends": "2025-08-31"}, "ends"),
    ("sang-kien-cua-truong", {"recognised": "yes", "level": "own"}, "level"),
]


@pytest.mark.parametrize(("slug", "given", "field"), FAULTS)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(client, school, slug, given, field):
    answer = post(client, school.alice, new(slug), **typed(**{"remark": "Mục 3, phần II", **given}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert 'value="Mục 3, phần II"' in text(answer)
    assert not LocalRule.objects.exists()


def test_a_file_sent_with_a_faulty_form_is_not_stored_and_is_asked_for_again(client, school):
    scan = SimpleUploadedFile("Hướng dẫn.pdf", PDF, content_type="text/html")
    answer = post(client, school.alice, new("khong-ky-luat"), **typed(paper="", scan=scan))
    assert list(answer.context["form"].errors) == ["paper", "scan"]
    assert "Hãy chọn lại tệp Hướng dẫn.pdf" in text(answer)
    assert not StoredFile.objects.exists()


def test_a_file_of_a_right_form_that_is_refused_is_not_asked_for_again(client, school):
    make_rule(school, "no_discipline", {})
    scan = SimpleUploadedFile("Hướng dẫn.pdf", PDF, content_type="text/html")
    answer = post(client, school.alice, new("khong-ky-luat"), **typed(scan=scan))
    kept = re.search(r'name="kept" value="([^"]+)"', text(answer))
    assert "Đã nhận tệp Hướng dẫn.pdf" in text(answer)
    post(client, school.alice, new("khong-ky-luat"), **typed(level="own", kept=kept[1]))
    answer = page(client, school.binh, "rule_file", LocalRule.objects.get(own=True).id)
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_deadline_that_has_passed_is_not_in_force(client, school):
    past = make_rule(school, "deadline", {"step": "council", "last_day": "2025-10-30"})
    shown = text(page(client, school.binh, "rule_page", past.id))
    assert ("Hạn đã qua" in shown, 'Đang áp dụng"' in shown) == (True, False)
    board = page(client, school.binh, "rule_list").context["board"]
    assert ([line.row for line in board.now], [line.row for line in board.over]) == ([], [past])


def test_marks_say_that_none_are_stored_yet(client, school):
    assert "chưa lưu điểm bình xét" in text(page(client, school.alice, "rule_new", "diem-toi-thieu"))


def test_who_issued_it_is_never_called_optional(client, school):
    assert 'class="td-field td-asked"' in text(page(client, school.alice, "rule_new", "chi-tieu"))


@pytest.mark.parametrize("content", [b"<html>", b"", b"PK\x03\x04"])
def test_only_a_picture_or_a_pdf_is_a_document(client, school, content):
    scan = SimpleUploadedFile("a.pdf", content, content_type="application/pdf")
    answer = post(client, school.alice, new("khong-ky-luat"), **typed(scan=scan))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["scan"])


def test_a_rule_without_a_document_has_no_file(client, school):
    assert page(client, school.binh, "rule_file", make_rule(school).id).status_code == 404


def test_a_rule_against_the_law_is_kept_and_marked_where_it_is_entered_listed_and_shown(client, school):
    answer = sign_in(client, school.alice).post(new("phai-dang-ky"), typed(), follow=True)
    rule = LocalRule.objects.get()
    assert "Có điểm cần xem lại với luật" in text(answer)
    assert "Xem lại với luật" in text(answer)
    shown = text(page(client, school.binh, "rule_page", rule.id))
    assert "Từ năm 2024 luật không còn coi đăng ký thi đua là căn cứ xét" in shown
    assert "Luật TĐKT 2022, Điều 7" in shown
    assert "cần xem lại, chưa áp dụng" in shown


def test_one_in_anothers_place_ends_it_and_each_leads_to_the_other(client, school):
    older = make_rule(school)
    address = f"{new('so-thang-lam-viec')}?thay={older.id}"
    assert f'name="version" value="{older.version}"' in text(sign_in(client, school.alice).get(address))
    given = typed(months="10", maternity_counts="yes", starts="2026-09-01", paper="40/HD-UBND", version="1")
    assert post(client, school.alice, address, **given).status_code == 302
    newer = LocalRule.objects.get(replaces=older)
    assert f"/quy-dinh/{newer.id}/" in text(page(client, school.binh, "rule_page", older.id))
    assert f"/quy-dinh/{older.id}/" in text(page(client, school.binh, "rule_page", newer.id))


def test_who_replaces_a_rule_that_changed_meanwhile_is_told_and_keeps_what_was_typed(client, school):
    older = make_rule(school)
    ended = {"last_day": "2026-12-31", "version": "1"}
    post(client, school.an, reverse("rule_end", args=[older.id]), **ended)
    given = typed(months="10", maternity_counts="yes", starts="2026-09-01", version="1")
    answer = post(client, school.alice, f"{new('so-thang-lam-viec')}?thay={older.id}", **given)
    assert (answer.status_code, "Ngô Văn Trường Sơn vừa thay đổi mục này" in text(answer)) == (422, True)
    assert 'name="months" value="10"' in text(answer)


def test_of_two_who_end_a_rule_the_second_is_told(client, school):
    rule = make_rule(school)
    address = reverse("rule_end", args=[rule.id])
    assert post(client, school.an, address, last_day="2026-12-31", version="1").status_code == 302
    answer = post(client, school.alice, address, last_day="2026-11-30", version="1")
    assert (answer.status_code, "Ngô Văn Trường Sơn vừa thay đổi mục này" in text(answer)) == (422, True)


def test_an_end_asks_for_a_day_or_says_that_it_was_a_mistake(client, school):
    address = reverse("rule_end", args=[make_rule(school).id])
    answer = post(client, school.alice, address, last_day="", version="1")
    assert list(answer.context["form"].errors) == ["last_day"]
    answer = post(client, school.alice, address, last_day="", mistaken="on", version="1")
    assert list(answer.context["form"].errors) == ["because"]
    post(client, school.alice, address, last_day="", mistaken="on", because="Nhầm", version="1")
    assert LocalRule.objects.get().mistaken is True


def test_the_list_can_be_narrowed_to_one_award(client, school):
    make_rule(school, codes=["LDTT"])
    assert "36/HD-UBND" in text(page(client, school.binh, "rule_list", **{"danh-hieu": "LDTT"}))
    other = text(page(client, school.binh, "rule_list", **{"danh-hieu": "CSTDCS"}))
    assert ("36/HD-UBND" in other, "Hôm nay không có quy định nào áp dụng." in other) == (False, True)
    assert "36/HD-UBND" in text(page(client, school.binh, "rule_list", **{"danh-hieu": "<script>"}))


def test_the_dossier_and_the_persons_page_show_the_rules_after_the_law(client, school):
    make_rule(school, codes=["LDTT"])
    dossier = make_dossier(school)
    for name, args in (("dossier_page", [dossier.id]), ("person_page", [school.person(school.binh).id])):
        shown = text(page(client, school.alice, name, *args))
        assert "Quy định của cấp quyết định</h3>" in shown
        assert shown.index("xếp loại") < shown.index("Quy định của cấp quyết định</h3>")
        assert "36/HD-UBND ngày 03/10/2025 của UBND xã Hoa Sen" in shown


def test_the_dossier_says_that_rules_have_changed_since_it_was_assessed(client, school):
    dossier = make_dossier(school)
    said = "Quy định của cấp quyết định đã đổi từ khi xét, hãy xét lại."
    assert said not in text(page(client, school.alice, "dossier_page", dossier.id))
    make_rule(school)
    assert said in text(page(client, school.alice, "dossier_page", dossier.id))


def test_pages_cost_few_queries_however_many_rules_there_are(client, school):
    for award in ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "CSTDTQ", "GK", "BK_TINH"):
        rule = make_rule(school, "allotment", {"number": 3}, codes=[award])
    for name, args in (("rule_list", []), ("rule_page", [rule.id]), ("rule_new", ["chi-tieu"])):
        client = sign_in(client, school.alice)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=args)).status_code == 200
        assert len(asked) <= MOST_QUERIES
