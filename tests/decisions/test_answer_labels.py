"""What a screen reader says of the boxes in which a decision's answers are written."""

import re

import pytest
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.decisions import submit, supported, teachers

pytestmark = pytest.mark.django_db


def test_the_boxes_of_somebody_with_two_lines_are_told_apart_by_the_award(client):
    school = make_school()
    (thu,) = teachers(school, 1)
    sent = submit(school, supported(school, thu, "CSTDCS"), supported(school, thu))

    page = sign_in(client, school.alice).get(reverse("decision_receive", args=[sent.id])).content.decode()

    labels = re.findall(r'<label class="td-sr" for="[^"]+">([^<]+)</label>', page)
    name = thu.full_name
    assert sorted(labels) == [
        f"Danh hiệu thay cho {name}, Chiến sĩ thi đua cơ sở",
        f"Kết quả của {name}, Chiến sĩ thi đua cơ sở",
        f"Kết quả của {name}, Lao động tiên tiến",
        f"Lý do với {name}, Chiến sĩ thi đua cơ sở",
        f"Lý do với {name}, Lao động tiên tiến",
    ]
