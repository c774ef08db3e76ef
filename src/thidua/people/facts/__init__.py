"""What the tables say of a person: as a case for the law's engine, and as year masks for a country."""

from thidua.people.facts.cases import Case, case_of, cases_of

__all__ = ["Case", "case_of", "cases_of"]
