"""What a pledge may say: known titles and forms, whole initiatives and exemplars, tidied."""

from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy
from thidua.people.models import TITLES
from thidua.registrations.models import Aim, Content, Exemplar, Planned
from thidua.registrations.queries import PERSON_FORMS, with_needed

MOST_ROWS = 5


def checked(content: Content) -> Content:
    """The content as it is kept; refused with the field where something is wrong."""
    if unknown := [title for title in content.titles if title not in TITLES]:
        raise InvalidInputError("titles", f"Không đăng ký được danh hiệu {', '.join(unknown)} ở đây.")
    if unknown := [form for form in content.forms if form not in PERSON_FORMS]:
        raise InvalidInputError("forms", f"Không đăng ký được hình thức {', '.join(unknown)} ở đây.")
    if len(content.initiatives) > MOST_ROWS or len(content.exemplars) > MOST_ROWS:
        raise InvalidInputError("initiatives", f"Mỗi bản đăng ký ghi nhiều nhất {MOST_ROWS} dòng mỗi mục.")
    return Content(
        titles=tuple(with_needed(content.titles)),
        forms=tuple(form for form in PERSON_FORMS if form in content.forms),
        initiatives=tuple(_planned(one) for one in content.initiatives),
        exemplars=tuple(_exemplar(one) for one in content.exemplars),
    )


def _planned(one: Planned) -> Planned:
    kept = Planned(tidy(one.title), tidy(one.field), tidy(one.solution), tidy(one.together))
    if not kept.title:
        raise InvalidInputError("initiatives", "Hãy ghi tên sáng kiến, hoặc xóa cả dòng.")
    return kept


def _exemplar(one: Exemplar) -> Exemplar:
    kept = Exemplar(one.aim, tidy(one.subject), tidy(one.content))
    if kept.aim not in {*Aim} or not kept.subject:
        raise InvalidInputError("exemplars", "Hãy ghi rõ điển hình là ai hoặc việc gì, hoặc xóa cả dòng.")
    return kept
