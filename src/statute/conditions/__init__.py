"""The closed vocabulary of the rules: what a condition in `law/awards` may say.

Each word is one class: `pair` is its meaning over year bits, the same for a teacher and for a country;
`required` and `say` put it in words. A new word is a class here, a line in WORDS and one in the schema
of awards. Not here: `title_held`, which asks another award's rule (statute.rules), `any` and `all`.
"""

from statute.conditions.achievements import Initiatives
from statute.conditions.discipline import NoDiscipline
from statute.conditions.fresh import Fresh
from statute.conditions.grades import GradeAtLeast
from statute.conditions.grants import Holds, NotGrantedBefore
from statute.conditions.leave import LeaveBelow
from statute.conditions.members import CountAtLeast, Everybody, Nobody, ShareAbove, ShareOfMembers
from statute.conditions.newcomers import NotNewcomer
from statute.conditions.recognition import RecognisedInitiative
from statute.conditions.registration import RegisteredOneOf
from statute.conditions.runs import ChainOfGrades, RunOfGrades, YearsOfGrade
from statute.conditions.service import SPANS, FullYears, YearsSinceDiscipline
from statute.conditions.so import FACTS, NUMBERS, IsNot, IsSo, NumberAtLeast
from statute.conditions.vocabulary import Word
from statute.rows import INITIATIVE_KINDS
from statute.words import COUNTED

WORDS: dict[str, Word] = {
    "chain_of_grades": ChainOfGrades(),
    "count_at_least": CountAtLeast(),
    "everybody": Everybody(),
    "fresh": Fresh(),
    "full_years": FullYears(),
    "grade_at_least": GradeAtLeast(),
    "holds": Holds(),
    "initiatives": Initiatives(),
    "is_not": IsNot(),
    "is_so": IsSo(),
    "leave_below": LeaveBelow(),
    "no_discipline": NoDiscipline(),
    "nobody": Nobody(),
    "not_granted_before": NotGrantedBefore(),
    "not_newcomer": NotNewcomer(),
    "number_at_least": NumberAtLeast(),
    "recognised_initiative": RecognisedInitiative(),
    "registered_one_of": RegisteredOneOf(),
    "run_of_grades": RunOfGrades(),
    "share_above": ShareAbove(),
    "share_of_members": ShareOfMembers(),
    "years_of_grade": YearsOfGrade(),
    "years_since_discipline": YearsSinceDiscipline(),
}

# What may stand after `of`, by the kind that a word takes; codes of forms and titles are the law's own.
PLAIN_WORDS: dict[str, tuple[str, ...]] = {
    "count": tuple(COUNTED),
    "fact": FACTS,
    "initiative": INITIATIVE_KINDS,
    "number": NUMBERS,
    "span": SPANS,
}
