"""The closed vocabulary of the rules: what a condition in `law/awards` may say.

Each word is one class: `pair` is its meaning over year bits, the same for a teacher and for a country;
`required` and `say` put it in words. A new word is a class here, a line in WORDS and one in the schema
of awards. Not here: `title_held`, which asks another award's rule (statute.rules), and `any`.
"""

from statute.conditions.discipline import NoDiscipline
from statute.conditions.grades import GradeAtLeast
from statute.conditions.initiatives import RecognisedInitiative
from statute.conditions.leave import LeaveBelow
from statute.conditions.newcomers import NotNewcomer
from statute.conditions.registration import RegisteredOneOf
from statute.conditions.vocabulary import Word

WORDS: dict[str, Word] = {
    "grade_at_least": GradeAtLeast(),
    "leave_below": LeaveBelow(),
    "no_discipline": NoDiscipline(),
    "not_newcomer": NotNewcomer(),
    "recognised_initiative": RecognisedInitiative(),
    "registered_one_of": RegisteredOneOf(),
}
