"""A file on its way in: where it waits, how far the worker is, and calling it off. Nothing of the unit changes here.

No line is written of it in the ledger: what a file says becomes the unit's only by `actions.apply_list`.
"""
