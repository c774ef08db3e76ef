"""Local rules: what the deciding level or the unit itself asks beside the law, with document and dates."""
