"""Reading the year: movements and tasks (`board`), the calendar (`calendar`), the same as a feed (`feed`)."""
