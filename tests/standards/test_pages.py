"""The pages: who edits, who reads, from an empty list to the ZIP; another school sees nothing."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import make_issued
from factories.standards import ASKED, ON, make_criteria, make_file, make_piece, make_recognition, office
from thidua.standards.actions.requirements import put_requirement
from thidua.standards.models import Piece, Recognition, Requirement, Source

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def recognition(school):
    return make_recognition(school)


@pytest.fixture
def rows(school, recognition):
    return make_criteria(school, recognition)


def page(client, user, route, *args):
    return sign_in(client, user).get(reverse(route, args=args))


def post(client, user, route, *args, **given):
    return sign_in(client, user).post(reverse(route, args=args), given)


def text(response):
    return " ".join(response.content.decode().split())


def put_in_charge(school, recognition, row, user):
    return put_requirement(
        by=office(school),
        recognition=recognition,
        asked=ASKED[0],
        in_charge=school.person(user),
        requirement=row,
        on=ON,
    )


def test_from_an_empty_list_to_the_file(client, school):
    assert "Chưa ghi lần công nhận nào" in text(page(client, school.alice, "recognition_list"))
    post(client, school.alice, "recognition_new", kind="national", name="Trường đạt chuẩn quốc gia")
    row = Recognition.objects.get()
    pasted = "Tiêu chuẩn\tSố tiêu chí\tNội dung tiêu chí\n1. Tổ chức\t1.1\tCó kế hoạch năm học"
    post(client, school.alice, "requirement_bring", row.id, pasted=pasted)
    asked = Requirement.objects.get()
    scan = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 bien ban", "application/pdf")
    post(
        client,
        school.alice,
        "piece_new",
        asked.id,
        code="[H1-1.01-01]",
        title="Biên bản",
        file=scan,
        requirements=[asked.id],
    )
    answer = post(
        client, school.alice, "requirement_page", asked.id, verdict="level", level="Mức 2", version=1
    )
    assert answer.status_code == 302
    shown = text(page(client, school.binh, "requirement_page", asked.id))
    assert "[H1-1.01-01]" in shown
    assert "Mức 2" in shown

    answer = post(client, school.alice, "evidence_export", row.id)

    names = zipfile.ZipFile(io.BytesIO(answer.getvalue())).namelist()
    assert names[0] == "tieu-chuan-1/tieu-chi-1.1/h1-1-01-01-bien-ban.pdf"


def test_a_teacher_reads_and_writes_nothing(client, school, recognition, rows):
    assert page(client, school.binh, "recognition_page", recognition.id).status_code == 200
    for name, row in (
        ("recognition_edit", recognition),
        ("requirement_bring", recognition),
        ("evidence_export", recognition),
        ("piece_new", rows["1.1"]),
        ("piece_search", rows["1.1"]),
    ):
        assert page(client, school.binh, name, row.id).status_code == 403
    assert post(client, school.binh, "requirement_page", rows["1.1"].id, verdict="reached").status_code == 403


def test_who_is_in_charge_writes_for_their_criterion_and_for_no_other(client, school, recognition, rows):
    put_in_charge(school, recognition, rows["1.1"], school.binh)
    given = {"code": "[H1-1.01-01]", "title": "Sổ họp", "place": "Tủ 2"}
    both = [rows["1.1"].id, rows["1.2"].id]

    mine = post(client, school.binh, "requirement_page", rows["1.1"].id, verdict="reached", version=2)
    wide = post(client, school.binh, "piece_new", rows["1.1"].id, requirements=both, **given)
    narrow = post(client, school.binh, "piece_new", rows["1.1"].id, requirements=both[:1], **given)

    assert [answer.status_code for answer in (mine, wide, narrow)] == [302, 403, 302]
    assert page(client, school.binh, "piece_new", rows["1.2"].id).status_code == 403
    assert page(client, school.binh, "requirement_edit", rows["1.1"].id).status_code == 403


def test_who_is_in_charge_does_not_search_among_papers_which_are_not_theirs_to_read(
    client, school, recognition, rows
):
    put_in_charge(school, recognition, rows["1.1"], school.binh)
    plan = make_issued(school)
    address = reverse("piece_search", args=[rows["1.1"].id])

    offered = [
        key for key, _ in sign_in(client, school.binh).get(address).context["form"].fields["source"].choices
    ]
    answer = client.post(address, {"source": "document", "linked": plan.document_id})

    assert "document" not in offered
    assert answer.status_code == 403


def test_what_the_program_has_is_found_without_diacritics_and_shared_when_chosen_twice(client, school, rows):
    plan = make_issued(school)
    address = reverse("piece_search", args=[rows["1.1"].id])

    found = (
        sign_in(client, school.alice).get(address, {"source": "plan", "words": "thi dua"}).context["found"]
    )
    for code in ("1.1", "2.1"):
        post(client, school.alice, "piece_search", rows[code].id, source="plan", linked=plan.id)

    assert [one.id for one in found] == [plan.id]
    piece = Piece.objects.get()
    assert (piece.code, [row.code for row in piece.requirements.all()]) == ("[H1-1.01-01]", ["1.1", "2.1"])


def test_another_school_has_no_such_things(client, school, recognition, rows):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    piece = make_piece(school, rows["1.1"], source=Source.FILE, file=make_file(school))
    plan = make_issued(other)

    for name, row in (
        ("recognition_page", recognition),
        ("evidence_export", recognition),
        ("requirement_page", rows["1.1"]),
        ("piece_edit", piece),
        ("piece_file", piece),
    ):
        assert page(client, other.alice, name, row.id).status_code == 404
    foreign = post(client, school.alice, "piece_search", rows["1.1"].id, source="plan", linked=plan.id)
    assert foreign.status_code == 404


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(client, school, rows):
    answer = post(
        client, school.alice, "piece_new", rows["1.1"].id, code="[H1]", title="Sổ họp", requirements=[]
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["requirements"])
    assert "Sổ họp" in text(answer)


def test_the_page_asks_as_often_for_many_criteria_as_for_few(client, school, recognition, rows):
    make_piece(school, rows["1.1"])
    sign_in(client, school.alice)

    for name, row in (("recognition_page", recognition), ("requirement_page", rows["1.1"])):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name, args=[row.id]))
        assert len(asked) <= MOST_QUERIES


def test_leaders_are_warned_at_home_and_who_is_in_charge_is_asked(client, school, recognition, rows):
    put_in_charge(school, recognition, rows["1.1"], school.binh)

    assert "Công nhận" in text(page(client, school.an, "home"))
    assert "Tiêu chí phụ trách chưa tự đánh giá" in text(page(client, school.binh, "home"))
