"""July 2026: the school's recognition nears its end; criteria, assessment and evidence for the next one are gathered."""

from datetime import date

from thidua.core import clock
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import LEADER, PRINCIPAL, SECRETARY, VICE_PRINCIPAL, Stage
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.standards.actions.pieces import Brought, put_piece
from thidua.standards.actions.recognitions import Recognised, put_recognition, renew_recognition
from thidua.standards.actions.requirements import assess_requirement, bring_requirements, put_requirement
from thidua.standards.models import Recognition, RecognitionKind, Requirement, Source, Verdict
from thidua.standards.queries.board import requirements_of, suggested_code
from thidua.standards.queries.sources import search
from thidua.standards.reading import Asked

STANDARDS = {
    "1": "Tổ chức và quản lý nhà trường",
    "2": "Đội ngũ và học sinh",
    "3": "Nhà trường, gia đình và xã hội",
}
# In the school's own words; who is in charge; how it sees itself.
CRITERIA = (
    (
        "1",
        "1.1",
        "Kế hoạch phát triển và kế hoạch năm học được xây dựng, công khai, rà soát hằng năm",
        PRINCIPAL,
        "Mức 2",
    ),
    (
        "1",
        "1.2",
        "Hội đồng thi đua, khen thưởng và các hội đồng khác làm việc đúng quy chế",
        SECRETARY,
        "Mức 2",
    ),
    ("1", "1.3", "Tổ chuyên môn, tổ văn phòng sinh hoạt đều, có kế hoạch và kết quả", VICE_PRINCIPAL, "Đạt"),
    ("2", "2.1", "Giáo viên có sáng kiến được công nhận và áp dụng trong dạy học", LEADER, "Đạt"),
    ("2", "2.2", "Tập thể, cá nhân được khen thưởng hằng năm", SECRETARY, ""),
    ("3", "3.1", "Ban đại diện cha mẹ học sinh phối hợp với nhà trường", VICE_PRINCIPAL, "Chưa đạt"),
)
# From which room, by which words, for which criteria; the first criterion gives the code.
LINKS = (
    (Source.PLAN, "thi đua", ("1.1", "1.2")),
    (Source.MOVEMENT, "", ("1.2",)),
    (Source.INITIATIVE, "", ("2.1",)),
    (Source.AWARD, "", ("2.2",)),
)
TITLE = "Trường trung học cơ sở đạt chuẩn quốc gia"


def prepare(stage: Stage) -> None:
    by, on = stage.by(SECRETARY), clock.today()
    current = put_recognition(
        by=by,
        unit=stage.unit,
        given=Recognised(
            kind=RecognitionKind.NATIONAL,
            name=TITLE,
            level="Mức độ 1",
            paper="2104/QĐ-UBND",
            decided_on=date(2021, 10, 15),
            issuer="Ủy ban nhân dân thành phố Sông Xanh",
            valid_until=date(2026, 10, 15),
        ),
        scan=_file(stage, "quyet-dinh-2104.pdf"),
        on=on,
    )
    asked = [Asked(number, STANDARDS[number], code, text) for number, code, text, *_ in CRITERIA]
    bring_requirements(by=by, recognition=current, asked=asked, on=on)
    coming = renew_recognition(by=by, recognition=current, on=on)
    rows = {row.code: row for row in requirements_of(coming)}
    for _, code, _, name, seen in CRITERIA:
        rows[code] = _assess(stage, rows[code], name, seen, on)
    for source, words, codes in LINKS:
        if found := search(stage.unit, source, words):
            given = Brought(
                code=suggested_code(rows[codes[0]]), title=found[0].title, source=source, linked=found[0].id
            )
            _piece(stage, coming, given, [rows[code] for code in codes], on)
    minutes = Brought(
        code=suggested_code(rows["1.3"]),
        title="Biên bản sinh hoạt tổ năm học 2025-2026",
        source=Source.FILE,
        file=_file(stage, "bien-ban-sinh-hoat-to.pdf"),
    )
    _piece(stage, coming, minutes, [rows["1.3"]], on)
    diary = Brought(
        code=suggested_code(rows["1.3"]),
        title="Sổ họp Hội đồng trường",
        source=Source.PLACE,
        place="Phòng văn thư, tủ 2, cặp 2025-2026",
    )
    _piece(stage, coming, diary, [rows["1.3"], rows["1.2"]], on)


def _assess(stage: Stage, row: Requirement, name: str, seen: str, on: date) -> Requirement:
    row = put_requirement(
        by=stage.by(SECRETARY),
        recognition=row.standard.recognition,
        asked=Asked(row.standard.number, "", row.code, row.text),
        in_charge=stage.person(name),
        requirement=row,
        on=on,
    )
    if not seen:
        return row
    verdict = {"Đạt": Verdict.REACHED, "Chưa đạt": Verdict.NOT_YET}.get(seen, Verdict.LEVEL)
    level = seen if verdict == Verdict.LEVEL else ""
    return assess_requirement(by=stage.by(name), requirement=row, verdict=verdict, level=level, on=on)


def _piece(
    stage: Stage, recognition: Recognition, given: Brought, served: list[Requirement], on: date
) -> None:
    put_piece(by=stage.by(SECRETARY), recognition=recognition, given=given, requirements=served, on=on)


def _file(stage: Stage, name: str) -> StoredFile:
    return keep(by=stage.by(SECRETARY), content=scan_of(name), name=name, content_type=CONTENT_TYPE)
