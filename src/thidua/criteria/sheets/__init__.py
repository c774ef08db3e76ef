"""From a spreadsheet to a set: `read_set` says what it read, what it doubts, and which rows it left out."""

from thidua.criteria.sheets.book import ReadSet, UnreadableSetError, read_set

__all__ = ["ReadSet", "UnreadableSetError", "read_set"]
