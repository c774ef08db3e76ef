"""The cellar: clock, ids, text. Stays tiny and knows nobody."""
