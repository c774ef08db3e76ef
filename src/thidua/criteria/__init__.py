"""Criteria sets: what people and teams are measured by, in editions that are never rewritten once used."""
