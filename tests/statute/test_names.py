"""Names and citations as a reader meets them."""

import pytest

from statute.library import instrument, load
from statute.names import award_name, citation_text, codes, short_name


def test_awards_have_a_full_and_a_short_name() -> None:
    assert (award_name("CSTDCS"), short_name("CSTDCS")) == ("Chiến sĩ thi đua cơ sở", "CSTĐ cơ sở")
    assert (award_name("LDTT"), short_name("LDTT")) == ("Lao động tiên tiến", "LĐTT")


def test_codes_come_in_the_contracts_order() -> None:
    assert codes("person") == (
        [
            "LDTT",
            "CSTDCS",
            "CSTD_TINH",
            "CSTD_BO",
            "CSTDTQ",
            "GK",
            "BK_TINH",
            "BK_BO",
            "BK_TTG",
            "HCLD3",
            "HCLD2",
            "HCLD1",
            "KNC_GD",
            "NGUT",
            "NGND",
        ]
    )
    assert codes("collective") == ["TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP"]
    with pytest.raises(ValueError):
        codes("school")


def test_titles_and_forms_are_told_apart() -> None:
    law = load()
    titles = [code for code in law.codes() if law.award(code).kind == "title"]
    assert titles == [*codes("person")[:5], *codes("collective")]


def test_an_instrument_has_a_title_for_display() -> None:
    assert instrument("06/2022/QH15").title == "Luật Thi đua, khen thưởng số 06/2022/QH15"


def test_a_citation_is_one_readable_phrase() -> None:
    assert citation_text({"instrument": "06/2022/QH15", "article": "24.1"}) == "Luật TĐKT 2022, Điều 24.1"
    assert citation_text({"instrument": "152/2025/NĐ-CP", "article": None}) == "NĐ 152/2025"
    assert citation_text(None) == ""
