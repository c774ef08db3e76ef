"""What is typed into reviews."""
