"""Pages of the fund: the book, payment lists, the steps of a list."""
