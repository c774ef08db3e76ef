"""A set as somebody writes it, and what is wrong in it: each fault at its place. Knows no table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.criteria.marking import NotApplicable, SectionKind

MOST_SECTIONS, MOST_CRITERIA, MOST_BANDS, MOST_LEVELS = 40, 200, 10, 8
MOST_POINTS, MOST_COEFFICIENT, MOST_STEP = Decimal(10_000), Decimal(100), Decimal(100)
LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT = 200, 300, 1000
LONGEST_NUMBER, LONGEST_BAND, LONGEST_LEVEL, LONGEST_EVIDENCE, LONGEST_NOTE, LONGEST_BECAUSE = (
    10,
    60,
    40,
    300,
    1000,
    300,
)
ONE, ZERO = Decimal(1), Decimal(0)
_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A mark with a name: A+ brings ten points."""

    name: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class CriterionLine:
    text: str
    maximum: Decimal
    number: str = ""
    step: Decimal | None = None
    levels: tuple[LevelLine, ...] = ()
    evidence: str = ""
    verified_by: str = "team_leader"
    may_not_apply: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class SectionLine:
    title: str
    maximum: Decimal
    criteria: tuple[CriterionLine, ...] = ()
    number: str = ""
    kind: SectionKind = SectionKind.BASE
    coefficient: Decimal = ONE

    @property
    def is_base(self) -> bool:
        return self.kind is SectionKind.BASE

    @property
    def sum(self) -> Decimal:
        """What its criteria sum up to, before weighting."""
        return sum((line.maximum for line in self.criteria), ZERO)

    @property
    def weighted(self) -> Decimal:
        return self.maximum * self.coefficient


@dataclass(frozen=True, slots=True)
class BandLine:
    name: str
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class SetContent:
    """All that is written of one edition. `groups`, `teams` empty: for all."""

    name: str
    about: str
    total: Decimal
    sections: tuple[SectionLine, ...]
    bands: tuple[BandLine, ...] = ()
    groups: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    not_applicable: NotApplicable = NotApplicable.SCALED
    capped: bool = False
    note: str = ""

    @property
    def base(self) -> Decimal:
        """What the base sections sum up to, weighted."""
        return sum((section.weighted for section in self.sections if section.is_base), ZERO)

    def of(self, kind: SectionKind) -> Decimal:
        return sum((section.weighted for section in self.sections if section.kind is kind), ZERO)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: a section from 0 on, in it a criterion, or a class. Without any: the set itself.

    `unfinished`: a draft may be kept so, and cannot be issued.
    """

    field: str
    message: str
    section: int | None = None
    criterion: int | None = None
    band: int | None = None
    unfinished: bool = False

    @property
    def place(self) -> str:
        """The name of the box: `muc-1-dong-2-maximum`."""
        if self.band is not None:
            return f"loai-{self.band}-{self.field}"
        if self.section is None:
            return self.field
        line = "" if self.criterion is None else f"-dong-{self.criterion}"
        return f"muc-{self.section}{line}-{self.field}"


def faults_of(content: SetContent) -> list[Fault]:
    """All at once, from the top of the page to its end."""
    return [
        *_of_the_whole(content),
        *(fault for place, section in enumerate(content.sections) for fault in _of_section(place, section)),
        *_of_numbers(content),
        *_of_bands(content),
    ]


def named(content: SetContent, section: int, criterion: int | None = None) -> str:
    """A line as a sentence calls it: Mục A, tiêu chí 2."""
    here = content.sections[section]
    head = f"Mục {here.number or section + 1}"
    if criterion is None:
        return head
    return f"{head}, tiêu chí {here.criteria[criterion].number or criterion + 1}"


def _of_the_whole(content: SetContent) -> Iterator[Fault]:
    if not content.name:
        yield Fault("name", "Hãy đặt tên cho bộ tiêu chí.")
    elif len(content.name) > LONGEST_NAME:
        yield Fault("name", f"Tên dài quá {LONGEST_NAME} ký tự, hãy rút gọn.")
    if len(content.note) > LONGEST_NOTE:
        yield Fault("note", f"Ghi chú dài quá {LONGEST_NOTE} ký tự, hãy rút gọn.")
    if not 0 < content.total <= MOST_POINTS:
        yield Fault("total", f"Tổng điểm tối đa phải lớn hơn 0 và không quá {written(MOST_POINTS)}.")
    if len(content.sections) > MOST_SECTIONS:
        yield Fault("name", f"Có {len(content.sections)} mục; nhiều nhất {MOST_SECTIONS} mục.")
    count = sum(len(section.criteria) for section in content.sections)
    if count > MOST_CRITERIA:
        yield Fault("name", f"Có {count} tiêu chí; nhiều nhất {MOST_CRITERIA} tiêu chí.")
    if not any(section.is_base for section in content.sections):
        yield Fault(
            "total", "Chưa có mục nào tính điểm trong thang. Hãy thêm ít nhất một mục.", unfinished=True
        )
    elif content.base != content.total:
        yield Fault("total", _sum_words(content), unfinished=True)


def _sum_words(content: SetContent) -> str:
    parts = " + ".join(
        written(section.maximum) + (f" × {written(section.coefficient)}" if section.coefficient != 1 else "")
        for section in content.sections
        if section.is_base
    )
    return (
        f"Tổng ghi là {written(content.total)} nhưng các mục cộng lại là {parts} = {written(content.base)}. "
        "Hãy sửa tổng hoặc điểm của mục."
    )


def _of_section(place: int, section: SectionLine) -> Iterator[Fault]:
    name = f"Mục {section.number or place + 1}"
    if not section.title:
        yield Fault("title", f"{name}: hãy ghi tên mục.", place)
    elif len(section.title) > LONGEST_TITLE:
        yield Fault("title", f"{name}: tên mục dài quá {LONGEST_TITLE} ký tự.", place)
    if not 0 < section.maximum <= MOST_POINTS:
        yield Fault(
            "maximum", f"{name}: điểm tối đa phải lớn hơn 0 và không quá {written(MOST_POINTS)}.", place
        )
    if section.coefficient != 1 and not section.is_base:
        yield Fault("coefficient", f"{name}: điểm cộng, điểm trừ không có hệ số.", place)
    elif not 0 < section.coefficient <= MOST_COEFFICIENT:
        yield Fault("coefficient", f"{name}: hệ số phải lớn hơn 0 và không quá 100.", place)
    yield from _of_its_sum(place, section, name)
    for line, criterion in enumerate(section.criteria):
        for field, message in _of_criterion(section, criterion):
            yield Fault(field, f"{name}, tiêu chí {criterion.number or line + 1}: {message}", place, line)


def _of_its_sum(place: int, section: SectionLine, name: str) -> Iterator[Fault]:
    """In the scale the criteria bring the maximum exactly; bonus and minus may be cut off at it."""
    most, found = written(section.maximum), written(section.sum)
    if not section.criteria:
        yield Fault("title", f"{name} chưa có tiêu chí nào để chấm.", place, unfinished=True)
    elif section.is_base and section.sum != section.maximum:
        message = f"{name}: tối đa {most} nhưng các tiêu chí cộng lại là {found}."
        yield Fault("maximum", message, place, unfinished=True)
    elif section.sum < section.maximum:
        message = f"{name}: các tiêu chí cộng lại chỉ {found}, không bao giờ tới mức tối đa {most}."
        yield Fault("maximum", message, place, unfinished=True)


def _of_criterion(section: SectionLine, line: CriterionLine) -> Iterator[tuple[str, str]]:
    if not line.text:
        yield "text", "hãy ghi nội dung."
    elif len(line.text) > LONGEST_TEXT:
        yield "text", f"nội dung dài quá {LONGEST_TEXT} ký tự, hãy tách ra."
    if not 0 < line.maximum <= MOST_POINTS:
        yield "maximum", f"điểm tối đa phải lớn hơn 0 và không quá {written(MOST_POINTS)}."
    elif 0 < section.maximum < line.maximum:
        yield (
            "maximum",
            f"điểm tối đa {written(line.maximum)} lớn hơn điểm tối đa {written(section.maximum)} của mục.",
        )
    if line.step is not None and not 0 < line.step <= min(line.maximum, MOST_STEP):
        yield "step", f"bước điểm phải lớn hơn 0, không quá điểm tối đa và không quá {written(MOST_STEP)}."
    if len(line.evidence) > LONGEST_EVIDENCE:
        yield "evidence", f"minh chứng dài quá {LONGEST_EVIDENCE} ký tự."
    if len(line.because) > LONGEST_BECAUSE:
        yield "because", f"lý do dài quá {LONGEST_BECAUSE} ký tự, hãy rút gọn."
    yield from (("levels", message) for message in _of_levels(line))


def _of_levels(line: CriterionLine) -> Iterator[str]:
    if len(line.levels) > MOST_LEVELS:
        yield f"nhiều nhất {MOST_LEVELS} mức."
    if any(not level.name or len(level.name) > LONGEST_LEVEL for level in line.levels):
        yield f"mỗi mức phải có tên, không quá {LONGEST_LEVEL} ký tự."
    for place in _repeated([level.name for level in line.levels]):
        yield f"mức {line.levels[place].name} ghi hai lần."
    values = [level.points for level in line.levels]
    if values != sorted(set(values), reverse=True):
        yield "các mức phải xếp từ cao xuống thấp, không mức nào bằng điểm nhau."
    if values and (values[0] != line.maximum or values[-1] < 0):
        yield f"mức cao nhất phải bằng điểm tối đa {written(line.maximum)}, không mức nào dưới 0."


def _of_numbers(content: SetContent) -> Iterator[Fault]:
    """One number, one line: paper and minutes name a criterion by it."""
    for place in _repeated([section.number for section in content.sections]):
        number = content.sections[place].number
        yield Fault("number", f"Số mục {number} đã dùng cho một mục ở trên.", place)
    for place, section in enumerate(content.sections):
        if len(section.number) > LONGEST_NUMBER:
            yield Fault("number", f"Số mục dài quá {LONGEST_NUMBER} ký tự.", place)
        for line in _repeated([one.number for one in section.criteria]):
            message = f"{named(content, place)}: số {section.criteria[line].number} đã dùng cho một tiêu chí ở trên."
            yield Fault("number", message, place, line)
        for line, one in enumerate(section.criteria):
            if len(one.number) > LONGEST_NUMBER:
                message = f"{named(content, place)}: số tiêu chí dài quá {LONGEST_NUMBER} ký tự."
                yield Fault("number", message, place, line)


def _of_bands(content: SetContent) -> Iterator[Fault]:
    bands = content.bands
    if len(bands) > MOST_BANDS:
        yield Fault("name", f"Nhiều nhất {MOST_BANDS} mức xếp loại.", band=MOST_BANDS)
    for place, band in enumerate(bands):
        if not band.name or len(band.name) > LONGEST_BAND:
            yield Fault("name", f"Hãy ghi tên mức xếp loại, không quá {LONGEST_BAND} ký tự.", band=place)
        if band.at_least > content.total:
            message = f"Xếp loại {band.name} từ {written(band.at_least)} điểm, cao hơn tổng {written(content.total)}."
            yield Fault("at_least", message, band=place)
        elif band.at_least < 0:
            yield Fault("at_least", f"Xếp loại {band.name}: điểm không được dưới 0.", band=place)
        if place and band.at_least >= bands[place - 1].at_least:
            above = bands[place - 1]
            message = (
                f"Xếp loại {band.name} từ {written(band.at_least)} phải thấp hơn {above.name} "
                f"từ {written(above.at_least)}: xếp từ cao xuống thấp."
            )
            yield Fault("at_least", message, band=place)
    for place in _repeated([band.name for band in bands]):
        yield Fault("name", f"Xếp loại {bands[place].name} ghi hai lần.", band=place)
    if bands and bands[-1].at_least > 0:
        message = f"Dưới {written(bands[-1].at_least)} điểm chưa có xếp loại: mức cuối phải từ 0."
        yield Fault("at_least", message, band=len(bands) - 1, unfinished=True)


def _repeated(words: Sequence[str]) -> list[int]:
    """Where a word stands that stood before; no word is none."""
    folded = [word.casefold() for word in words]
    return [place for place, word in enumerate(folded) if word and word in folded[:place]]


def written(points: Decimal) -> str:
    """12.50 is written 12,5; 1000 stays 1000."""
    text = f"{points:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def number_of(text: str) -> Decimal | None:
    """12,5 as people write it, and 12.5; none where it is no number with at most two digits behind the comma."""
    bare = text.replace(" ", "")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def written_levels(levels: Sequence[LevelLine]) -> str:
    """A+ = 10; A = 8; B = 6."""
    return "; ".join(f"{level.name} = {written(level.points)}" for level in levels)


def levels_of(text: str) -> tuple[LevelLine, ...] | None:
    """What `written_levels` wrote, also with a colon; none where a part is not a name with its points."""
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        name, _, value = part.replace(":", "=").rpartition("=")
        points = number_of(value.strip())
        if not name.strip() or points is None:
            return None
        found.append(LevelLine(name.strip(), points))
    return tuple(found)
