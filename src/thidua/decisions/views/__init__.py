"""The pages of decisions: sending up, answers, the register."""
