"""Every write of the intake: a list applied, columns remembered and forgotten."""

from thidua.intake.actions.applying import Outcome, apply_list
from thidua.intake.actions.columns import forget_columns, remember_columns

__all__ = ["Outcome", "apply_list", "forget_columns", "remember_columns"]
