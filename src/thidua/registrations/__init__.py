"""Registration rounds: open, pledge, team confirmation, the school's list locked."""
