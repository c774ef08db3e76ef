"""Filters of the plan's pages."""
