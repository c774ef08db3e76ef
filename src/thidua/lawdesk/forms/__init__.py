"""What is asked of the law on these pages."""
