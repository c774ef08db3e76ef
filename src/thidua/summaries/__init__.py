"""Reports made from data: mid-year, yearly, of a calendar year, on one theme."""
