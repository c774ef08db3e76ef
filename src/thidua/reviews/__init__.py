"""Review rounds (bình xét): oneself, the team, the council; by month, quarter, semester and year."""
