"""What the tables say of a team or the school: numbers of its people, and its case for the law's engine."""

from thidua.collectives.facts.cases import Case, case_of, cases_of, known_counts
from thidua.collectives.facts.counting import Counts, counts_in

__all__ = ["Case", "Counts", "case_of", "cases_of", "counts_in", "known_counts"]
