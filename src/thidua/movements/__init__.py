"""What comes of the plan in the year: movements launched and reviewed, tasks done, the calendar of it all."""
