"""What is filled in about people and their school."""
