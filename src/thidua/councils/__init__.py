"""Councils, meetings, the secret ballot: who has voted is kept apart from what was voted."""
