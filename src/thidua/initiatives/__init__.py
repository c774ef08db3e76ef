"""Initiatives of a year, planned and recognised: what reviewers say of each."""
