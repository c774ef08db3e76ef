"""Words and marks of the law desk in templates."""
