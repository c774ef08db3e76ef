"""Writing a plan (`drafting`, `parts`) and taking it through its states (`lifecycle`)."""
