"""Reads of the room: figures from the rooms below (`gathering`), a report as a page and as a paper, what is due."""
