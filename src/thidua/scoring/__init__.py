"""Evaluation of public employees: the yearly grades, entered on a sheet and approved, written down into people."""
