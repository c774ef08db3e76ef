"""Persons, postings, yearly records, grants of awards: the facts that the law is asked about."""
