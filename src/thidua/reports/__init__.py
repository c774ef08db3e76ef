"""Home pages by role, the timeline of the year: reads of everything below."""
