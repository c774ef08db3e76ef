"""The catalogue of movements launched above: names with their source; the form begins with them and presets nothing else."""

import re

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.plans import add, content_of, make_draft
from thidua.plans.catalogue import launched_above
from thidua.plans.models import ItemKind, LaunchLevel

pytestmark = pytest.mark.django_db


def test_each_name_has_its_source_and_stands_once():
    rows = launched_above()

    assert len({row.key for row in rows}) == len({row.name for row in rows}) == len(rows)
    assert [row.key for row in rows if not (row.source and row.checked)] == []
    assert {row.level for row in rows} <= {"", *LaunchLevel.values}


def shown(client, school, kind, query=""):
    section = content_of(make_draft(school))
    add(school, section.plan, ItemKind.MOVEMENT, name="Dạy tốt - Học tốt")
    answer = sign_in(client, school.alice).get(reverse("item_new", args=[section.id, kind]) + query)
    return " ".join(answer.content.decode().split())


def chosen(page, name):
    box = re.search(rf'<select name="{name}".*?</select>', page).group()
    return re.findall(r'<option value="([^"]*)" selected', box)


def test_the_form_presets_neither_level_nor_kind(client):
    page = shown(client, make_school(), "phong-trao")

    assert (chosen(page, "level"), chosen(page, "mode")) == ([""], [""])
    assert 'Dạy tốt - Học tốt</a><p class="td-2 td-s td-tight">Bộ, ngành; đã có trong kế hoạch</p>' in page


def test_what_is_chosen_fills_its_name_and_its_level_and_says_whence(client):
    page = shown(client, make_school(), "phong-trao", "?mau=day-tot-hoc-tot")

    assert ('value="Dạy tốt - Học tốt"' in page, chosen(page, "level")) == (True, ["ministry"])
    assert "Nguồn của tên: Kế hoạch công tác thi đua" in page
    assert re.search(r'<textarea name="objective"[^>]*>\s*</textarea>', page)


def test_a_campaign_is_not_offered_among_movements_and_a_task_has_no_catalogue(client):
    school = make_school()

    assert "tấm gương đạo đức" not in shown(client, school, "phong-trao", "?mau=tam-guong")
