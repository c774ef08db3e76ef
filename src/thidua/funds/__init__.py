"""The fund of emulation and commendation: its book, and the lists by which bonuses are paid out of it."""
