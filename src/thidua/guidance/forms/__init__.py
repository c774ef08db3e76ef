"""Entering a rule: the document and the dates alike for all, then the fields of its kind; ending one."""

from thidua.guidance.forms.rule import EndForm, RuleForm

__all__ = ["EndForm", "RuleForm"]
