"""What a case may say, and how it is refused: the message names the key."""

from datetime import date
from fractions import Fraction

import pytest

from statute.cases import parse
from statute.errors import CaseError

CODES_OF_PERSONS = "LDTT, CSTDCS, CSTD_TINH, CSTD_BO, CSTDTQ, GK, BK_TINH, BK_BO, BK_TTG, HCLD3, HCLD2, HCLD1, KNC_GD, NGUT, NGND"


def refused(case: object, on: date | None = None) -> str:
    with pytest.raises(CaseError) as refusal:
        parse(case, on=on)
    return str(refusal.value)


def test_the_contracts_example_is_read_in_full() -> None:
    case = parse(
        {
            "on": "2024-06-10",
            "accepted_on": None,
            "school_year": "2023-2024",
            "subject": {
                "kind": "person",
                "sex": "female",
                "born": "1985-03-12",
                "joined_sector": "2007-09-01",
                "joined_unit": "2015-09-01",
                "contract": "public_employee",
                "manager": False,
                "teaching_years": 16.5,
                "hardship_years": 0,
                "hardship_now": False,
                "discipline_complete": True,
            },
            "years": [
                {
                    "school_year": "2023-2024",
                    "grade": "excellent",
                    "registered": ["LDTT", "CSTDCS"],
                    "awards": None,
                    "initiatives": [
                        {
                            "scope": "unit",
                            "kind": "initiative",
                            "recognised_by": "district",
                            "recognised_on": "2024-04-20",
                            "applied": True,
                            "used_for": [],
                        }
                    ],
                    "discipline": [{"form": "reprimand", "on": "2023-11-02", "ended": "2024-02-02"}],
                    "leave": [{"kind": "maternity", "working_days": 120}],
                    "months_worked": 10,
                }
            ],
            "awards": [{"code": "BK_TTG", "on": "2019-11-20", "basis": "merit"}],
            "local": {"school_recognises_initiatives": True},
            "under_review": False,
        }
    )
    assert (case.on, str(case.school_year), case.subject.teaching_years) == (
        date(2024, 6, 10),
        "2023-2024",
        Fraction(33, 2),
    )
    assert case.this_year.discipline is not None
    assert case.this_year.discipline[0].ended == date(2024, 2, 2)
    assert case.awards is not None
    assert (case.awards[0].code, case.awards[0].revoked) == ("BK_TTG", False)


def test_absent_and_null_are_not_known_and_an_empty_list_is_none(teacher) -> None:
    row = parse(teacher(this_year={"grade": None, "leave": [], "initiatives": None})).this_year
    assert (row.grade, row.leave, row.initiatives) == (None, (), None)
    bare = parse({"on": "2024-06-10", "school_year": "2023-2024", "subject": {"kind": "person"}})
    assert (bare.this_year.grade, bare.awards, bare.under_review) == (None, None, None)


def test_on_may_be_given_beside_the_case(teacher) -> None:
    case = teacher()
    assert parse(case, on=date(2025, 1, 2)).on == date(2025, 1, 2)
    del case["on"]
    assert parse(case, on=date(2025, 1, 2)).on == date(2025, 1, 2)
    assert refused(case) == "on: is required"
    assert refused(case | {"on": "never"}, date(2025, 1, 2)) == "on: 'never' is not a date (YYYY-MM-DD)"


def test_rows_stand_at_their_years_ago_however_long(teacher) -> None:
    rows = [{"school_year": "1999-2000", "grade": "good"}, {"school_year": "2021-2022", "grade": "failed"}]
    case = parse(teacher(years=rows))
    assert {ago: row.grade for ago, row in case.rows.items()} == {0: None, 2: "failed", 24: "good"}


def test_fractions_of_days_are_exact(teacher) -> None:
    leave = [{"kind": "sick", "working_days": 39.9}, {"kind": "sick", "working_days": 0.1}]
    taken = parse(teacher(this_year={"leave": leave})).this_year.leave
    assert sum(each.working_days for each in taken) == 40


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"on": None}, "on: is required"),
        ({"on": "2024-02-30"}, "on: '2024-02-30' is not a date (YYYY-MM-DD)"),
        ({"on": 20240610}, "on: 20240610 is not a date (YYYY-MM-DD)"),
        ({"on": "2023-08-31"}, "on: 2023-08-31 is before the school year 2023-2024 begins"),
        ({"school_year": None}, "school_year: is required"),
        ({"school_year": "2023-2025"}, "school_year: '2023-2025' is not a school year (such as 2023-2024)"),
        ({"accepted_on": "soon"}, "accepted_on: 'soon' is not a date (YYYY-MM-DD)"),
        ({"subject": None}, "subject.kind: is required"),
        ({"subject": {}}, "subject.kind: is required"),
        ({"subject": "person"}, "subject: 'person' is not an object"),
        ({"subject": []}, "subject: a list is not an object"),
        ({"subject": {"kind": "school"}}, "subject.kind: 'school' is not one of person, collective"),
        ({"subject": {"kind": "person", "sex": "x"}}, "subject.sex: 'x' is not one of female, male"),
        ({"subject": {"kind": "person", "small": True}}, "subject.small: is not a key of a person"),
        ({"subject": {"kind": "person", "name": "Hoa"}}, "subject.name: is not a key of a case"),
        ({"subject": {"kind": "person", "manager": "no"}}, "subject.manager: 'no' is not true or false"),
        ({"subject": {"kind": "person", "manager": 0}}, "subject.manager: 0 is not true or false"),
        (
            {"subject": {"kind": "person", "contract": "oral"}},
            "subject.contract: 'oral' is not one of public_employee, civil_servant, labour_contract",
        ),
        ({"subject": {"kind": "person", "teaching_years": -1}}, "subject.teaching_years: -1 is negative"),
        (
            {"subject": {"kind": "person", "teaching_years": True}},
            "subject.teaching_years: true is not a number",
        ),
        ({"subject": {"kind": "person", "born": "1985"}}, "subject.born: '1985' is not a date (YYYY-MM-DD)"),
        ({"extra": 1}, "extra: is not a key of a case"),
        ({"two words\n": 1}, "'two words\\n': is not a key of a case"),
        ({"years": {}}, "years: an object is not a list"),
        ({"years": [5]}, "years[0]: 5 is not an object"),
        ({"years": [{}]}, "years[0].school_year: is required"),
        ({"local": []}, "local: a list is not an object"),
        ({"local": {"quota": 3}}, "local.quota: is not a key of a case"),
        (
            {"local": {"school_recognises_initiatives": "yes"}},
            "local.school_recognises_initiatives: 'yes' is not true or false",
        ),
        ({"under_review": "no"}, "under_review: 'no' is not true or false"),
        ({"awards": [{"on": "2020-01-01"}]}, "awards[0].code: is required"),
        ({"awards": ["BK_TTG"]}, "awards[0]: 'BK_TTG' is not an object"),
        (
            {"awards": [{"code": "BK_TTG", "on": "2024-06-11"}]},
            "awards[0].on: 2024-06-11 is after on 2024-06-10",
        ),
        (
            {"awards": [{"code": "BK_TTG", "basis": "luck"}]},
            "awards[0].basis: 'luck' is not one of merit, thematic, sudden, service, external",
        ),
        (
            {"awards": [{"code": "LDTT"}]},
            "awards[0].code: 'LDTT' is not one of GK, BK_TINH, BK_BO, BK_TTG, HCLD3, HCLD2, HCLD1, KNC_GD, NGUT, NGND",
        ),
    ],
)
def test_a_case_is_refused_by_the_key_that_is_wrong(teacher, changed: dict, message: str) -> None:
    assert refused(teacher(**changed)) == message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"grade": "great"},
            "years[0].grade: 'great' is not one of excellent, good, completed, failed, ungraded",
        ),
        ({"members": 3}, "years[0].members: is not a key of a person's year"),
        ({"marks": 9}, "years[0].marks: is not a key of a case"),
        ({"registered": "LDTT"}, "years[0].registered: 'LDTT' is not a list"),
        ({"registered": ["TTLDTT"]}, f"years[0].registered[0]: 'TTLDTT' is not one of {CODES_OF_PERSONS}"),
        ({"registered": [None]}, f"years[0].registered[0]: null is not one of {CODES_OF_PERSONS}"),
        (
            {"awards": ["LDTT", "GK"]},
            "years[0].awards[1]: 'GK' is not one of LDTT, CSTDCS, CSTD_TINH, CSTD_BO, CSTDTQ",
        ),
        (
            {"awards": [{"code": "TTLDTT"}]},
            "years[0].awards[0].code: 'TTLDTT' is not one of LDTT, CSTDCS, CSTD_TINH, CSTD_BO, CSTDTQ",
        ),
        ({"awards": [{"code": "LDTT", "on": "2024-06-01"}]}, "years[0].awards[0].on: is not a key of a case"),
        ({"awards": [{"code": "LDTT", "revoked": 1}]}, "years[0].awards[0].revoked: 1 is not true or false"),
        (
            {"initiatives": [{"recognised_by": "union"}]},
            (
                "years[0].initiatives[0].recognised_by: 'union' is not one of "
                "school, district, commune, province, ministry, national"
            ),
        ),
        (
            {"initiatives": [{"scope": "world"}]},
            "years[0].initiatives[0].scope: 'world' is not one of unit, district, province, national",
        ),
        (
            {"initiatives": [{"kind": "idea"}]},
            "years[0].initiatives[0].kind: 'idea' is not one of initiative, research",
        ),
        ({"initiatives": [{"name": "x"}]}, "years[0].initiatives[0].name: is not a key of a case"),
        (
            {"discipline": [{"on": "2023-08-31"}]},
            "years[0].discipline[0].on: 2023-08-31 is outside the school year 2023-2024",
        ),
        (
            {"discipline": [{"form": "fine"}]},
            "years[0].discipline[0].form: 'fine' is not one of reprimand, warning, demotion, dismissal",
        ),
        (
            {"leave": [{"kind": "holiday"}]},
            "years[0].leave[0].kind: 'holiday' is not one of maternity, sick, unpaid, study, treatment",
        ),
        ({"leave": [{"working_days": -0.5}]}, "years[0].leave[0].working_days: -0.5 is negative"),
        ({"leave": [{"working_days": 10**13}]}, f"years[0].leave[0].working_days: {10**13} is too large"),
        ({"leave": [{"working_days": float("inf")}]}, "years[0].leave[0].working_days: inf is not a number"),
        ({"leave": [{"working_days": "9"}]}, "years[0].leave[0].working_days: '9' is not a number"),
        ({"months_worked": 12.5}, "years[0].months_worked: 12.5 is outside 0-12"),
        ({"school_year": "2024-2025"}, "years[0].school_year: 2024-2025 is after school_year 2023-2024"),
    ],
)
def test_a_row_is_refused_by_the_key_that_is_wrong(teacher, row: dict, message: str) -> None:
    assert refused(teacher(this_year=row)) == message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"members": 0}, "years[0].members: 0 is not a number of members"),
        ({"members": 41.5}, "years[0].members: 41.5 is not a whole number"),
        ({"ldtt": 43}, "years[0].ldtt: 43 is more than the 42 members"),
        ({"completed": 43}, "years[0].completed: 43 is more than the 42 members"),
        ({"cstdcs": 43}, "years[0].cstdcs: 43 is more than the 42 members"),
        (
            {"disciplined_from_warning": 43},
            "years[0].disciplined_from_warning: 43 is more than the 42 members",
        ),
        ({"leave": []}, "years[0].leave: is not a key of a collective's year"),
        (
            {"awards": ["LDTT"]},
            "years[0].awards[0]: 'LDTT' is not one of TTLDTT, TTLDXS, CO_TINH, CO_BO, CO_CP",
        ),
    ],
)
def test_a_collectives_row_is_refused_by_the_key_that_is_wrong(team, row: dict, message: str) -> None:
    assert refused(team(**row)) == message


def test_a_collective_is_read_and_its_ungraded_may_exceed_its_members(team) -> None:
    case = parse(team(ungraded=50, members=42.0, awards=["TTLDTT"]))
    assert (case.this_year.members, case.this_year.ungraded, case.subject.small) == (42, 50, True)
    assert refused(team() | {"subject": {"kind": "collective", "sex": "male"}}) == (
        "subject.sex: is not a key of a collective"
    )


def test_forms_of_persons_alone_are_no_collectives(team) -> None:
    held = team() | {"awards": [{"code": "BK_TTG"}]}
    assert parse(held).awards is not None
    assert refused(team() | {"awards": [{"code": "KNC_GD"}]}) == (
        "awards[0].code: 'KNC_GD' is not one of GK, BK_TINH, BK_BO, BK_TTG, HCLD3, HCLD2, HCLD1"
    )


def test_counts_are_not_compared_with_members_that_are_not_known(team) -> None:
    assert parse(team(members=None, ldtt=43)).this_year.ldtt == 43


def test_the_same_school_year_twice_is_refused(teacher) -> None:
    row = {"school_year": "2022-2023"}
    assert refused(teacher(years=[row, {"school_year": "2021-2022"}, row])) == (
        "years[2].school_year: 2022-2023 is there twice"
    )


def test_a_day_before_the_first_known_law_is_refused(teacher) -> None:
    early = teacher(on="2017-09-30", school_year="2017-2018", years=[])
    assert refused(early) == "on: 2017-09-30 is before 2017-10-01, the first day whose law is known here"
    assert parse(early | {"on": "2017-10-01"}).on == date(2017, 10, 1)


def test_what_is_no_object_at_all_is_refused() -> None:
    assert [refused(raw) for raw in (None, [], "x", 3)] == [
        "case: null is not an object",
        "case: a list is not an object",
        "case: 'x' is not an object",
        "case: 3 is not an object",
    ]


def test_a_long_value_is_cut_so_that_the_message_is_one_line(teacher) -> None:
    message = refused(teacher(this_year={"grade": "x\n" * 500}))
    assert "\n" not in message
    assert len(message) < 200


def test_an_award_of_the_very_day_is_accepted(teacher) -> None:
    held = parse(teacher(awards=[{"code": "BK_TTG", "on": "2024-06-10"}])).awards
    assert held is not None
    assert held[0].on == date(2024, 6, 10)


def test_other_dates_are_not_compared(teacher) -> None:
    row = {
        "initiatives": [{"recognised_on": "2030-01-01"}],
        "discipline": [{"on": "2023-10-01", "ended": "2001-01-01"}],
    }
    case = teacher(
        this_year=row, accepted_on="1999-01-01", subject={"kind": "person", "joined_sector": "2040-01-01"}
    )
    assert parse(case).accepted_on == date(1999, 1, 1)
