"""A report begun (`beginning`), its figures asked for and taken (`figures`), written (`writing`), its steps (`lifecycle`)."""
