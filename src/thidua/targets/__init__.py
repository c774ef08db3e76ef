"""How far each target of the plan is, and whether it will be reached; contribution drives."""
