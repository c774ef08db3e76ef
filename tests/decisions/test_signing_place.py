"""Where a certificate says that it was signed, and by whom: by the unit whose head decided, not by whoever passed it on."""

import pytest

from factories import decisions
from factories.base import School, actor, make_school
from thidua.decisions.actions import make_certificates
from thidua.documents.models import Certificate
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.mark.parametrize(
    ("authority", "place", "position"),
    [
        ("Chủ tịch UBND xã Hoa Sen", "Hoa Sen", "Chủ tịch"),
        ("Chủ tịch Ủy ban nhân dân thành phố Sông Xanh", "Sông Xanh", "Chủ tịch"),
        # Nobody known here: the place is written by hand.
        ("Chủ tịch UBND tỉnh Núi Cao", "", "Chủ tịch"),
        ("Bộ trưởng Bộ Giáo dục và Đào tạo", "", "Bộ trưởng"),
        ("Thủ tướng Chính phủ", "", "Thủ tướng Chính phủ"),
    ],
)
def test_a_certificate_is_signed_where_the_deciding_head_sits(school, authority, place, position):
    (person,) = decisions.teachers(school, 1)
    sent = decisions.submit(school, dossier := decisions.supported(school, person))
    decisions.receive(school, sent, decisions.granted(dossier), authority=authority)

    make_certificates(
        by=actor(school.alice, school),
        unit=school.unit,
        grants=list(Grant.objects.all()),
        on=decisions.DECIDED,
    )

    made = Certificate.objects.get()
    assert (made.authority, made.place, made.signer_position) == (authority, place, position)
