"""Reads of the fund: its book, what is due for which grants, payment lists and what waits for whom."""
