"""What the law once said of a dossier stays: another law gives another answer beside it, and the page says what moved."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.nominations import ON, make_dossier
from statute.library import load, root
from thidua.nominations.actions import assess_dossier
from thidua.nominations.models import Assessment, Dossier
from thidua.nominations.queries import moved, times_asked
from thidua.people.models import YearRecord

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 25)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def stricter_law(tmp_path, monkeypatch):
    """Call it and from then on Lao động tiên tiến asks for the best grade."""

    def enact():
        copy = tmp_path / "law"
        shutil.copytree(root(), copy)
        figure = copy / "parameters" / "ldtt_grade.yaml"
        figure.write_text(figure.read_text("utf-8").replace("value: good", "value: excellent"), "utf-8")
        monkeypatch.setenv("THIDUA_LAW", str(copy))

    return enact


def graded_good(school):
    YearRecord.objects.filter(person=school.person(school.binh), school_year="2025-2026").update(
        grade="good", under_review=False, under_review_on=ON
    )


def opened(school):
    dossier = make_dossier(school)
    graded_good(school)
    return assess_dossier(by=actor(school.alice, school), dossier=dossier, on=ON)


def again(school, dossier, on=LATER):
    return assess_dossier(by=actor(school.an, school), dossier=dossier, on=on)


def kept(dossier):
    return [
        (row.number, row.on, row.answer, row.law_version, row.case, row.assessment)
        for row in Assessment.objects.filter(dossier=dossier)
    ]


def test_each_time_the_law_is_asked_is_kept_with_case_answer_and_law(school):
    dossier = make_dossier(school)
    first = (1, ON, dossier.answer, dossier.law_version, dossier.case, dossier.assessment)
    assert kept(dossier) == [first]
    second = again(school, dossier)
    assert kept(dossier) == [
        first,
        (2, LATER, second.answer, second.law_version, second.case, second.assessment),
    ]


def test_a_later_law_answers_anew_and_leaves_the_old_answer_as_it_was(school, stricter_law):
    dossier = opened(school)
    before, old_law = kept(dossier), load().version
    stricter_law()
    stored = Dossier.objects.get(id=dossier.id)
    assert (stored.answer, stored.law_version) == ("yes", old_law)
    now = again(school, dossier)
    assert (now.answer, now.law_version) == ("no", load().version)
    assert load().version != old_law
    assert kept(dossier)[:2] == before
    assert [one.answer for one in times_asked(dossier)] == ["no", "yes", "unknown"]


def test_what_moved_is_told_finding_by_finding_with_both_laws(school, stricter_law):
    dossier = opened(school)
    old_law = load().version.removeprefix("sha256:")[:8]
    stricter_law()
    again(school, dossier)
    last = times_asked(dossier)[0]
    assert (last.is_other_law, last.is_law_of_today, last.is_other_answer) == (True, True, True)
    assert (last.digest_before, last.digest) == (old_law, load().version.removeprefix("sha256:")[:8])
    assert [(one.answer_before, one.answer_after) for one in last.moved] == [("yes", "no")]
    assert "hoàn thành tốt nhiệm vụ trở lên" in last.moved[0].before
    assert "hoàn thành xuất sắc nhiệm vụ" in last.moved[0].after


def test_what_another_law_is_other_in_is_told_between_the_days_or_said_of_the_library(school):
    dossier = opened(school)
    was = Assessment(on=date(2023, 5, 20), law_version="sha256:cũ")
    last = replace(times_asked(dossier)[0], on=date(2025, 5, 20), was=was)
    assert last.law_moved.startswith("Luật thay đổi từ ngày 20/5/2023 đến ngày 20/5/2025")
    assert "Lao động tiên tiến (LDTT)" in last.law_moved
    same_day = replace(last, was=Assessment(on=last.on, law_version="sha256:cũ"))
    assert same_day.law_moved == "Thư viện luật được sửa (cùng ngày luật)."
    assert replace(last, was=Assessment(on=was.on, law_version=last.law_version)).law_moved == ""


def test_the_page_shows_the_difference_and_the_earlier_answer_to_whoever_may_read_it(
    client, school, stricter_law
):
    dossier = opened(school)
    stricter_law()
    done = sign_in(client, school.alice).post(
        reverse("dossier_step", args=[dossier.id]), {"act": "assess"}, follow=True
    )
    page = " ".join(done.content.decode().split())
    assert "Kết quả đổi, 1 lý do đổi; xem mục Các lần xét." in page
    assert "1 lý do đổi so với lần 2" in page
    assert "như đã lưu khi xét" in page
    assert "Luật đã đổi." in page
    assert times_asked(dossier)[0].law_moved.splitlines()[0] in page
    assert "Đọc lại kết quả lần 1" in page
    own = sign_in(client, school.binh).get(reverse("dossier_page", args=[dossier.id])).content.decode()
    assert "Các lần xét" in own
    leader = sign_in(client, school.dung).get(reverse("dossier_page", args=[dossier.id])).content.decode()
    assert "Các lần xét" not in leader


def test_asking_again_without_any_change_says_so(client, school):
    dossier = opened(school)
    address = reverse("dossier_step", args=[dossier.id])
    sign_in(client, school.alice).post(address, {"act": "assess"})
    done = client.post(address, {"act": "assess"}, follow=True).content.decode()
    assert "không có gì đổi so với lần trước" in done
    assert times_asked(dossier)[0].moved == ()


def finding(name, answer, because, *parts):
    return {"id": name, "answer": answer, "because": because, "parts": list(parts)}


def test_new_gone_and_nested_findings_are_compared_each_by_itself():
    before = {"findings": [finding("a", "yes", "A.", finding("b", "yes", "B.")), finding("old", "no", "Cũ.")]}
    after = {
        "findings": [finding("a", "yes", "A.", finding("b", "no", "B."))],
        "local": {"findings": [finding("local", "unknown", "Mới.")]},
    }
    shown = {(one.before, one.after, one.answer_before, one.answer_after) for one in moved(before, after)}
    assert shown == {("B.", "B.", "yes", "no"), ("Cũ.", "", "no", ""), ("", "Mới.", "", "unknown")}


@pytest.mark.parametrize(
    "sentence",
    [
        "UPDATE nominations_assessment SET answer = 'yes'",
        # SQLite's and PostgreSQL's own words for writing over a row that is there.
        {
            "sqlite": "INSERT OR REPLACE INTO nominations_assessment SELECT * FROM nominations_assessment",
            "postgresql": "INSERT INTO nominations_assessment SELECT * FROM nominations_assessment "
            "ON CONFLICT (id) DO UPDATE SET answer = 'yes'",
        },
    ],
    ids=["update", "replace"],
)
def test_the_database_itself_refuses_to_rewrite_an_assessment(school, sentence):
    make_dossier(school)
    sentence = sentence if isinstance(sentence, str) else sentence[connection.vendor]
    with (
        pytest.raises(DatabaseError, match="never rewritten"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sentence)
