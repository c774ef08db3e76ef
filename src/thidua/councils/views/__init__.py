"""The pages of the council: who sits, its meetings, a member's ballot."""
