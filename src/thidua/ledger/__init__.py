"""The append-only, hash-chained record of every action. Knows ids and kinds, no business app."""
