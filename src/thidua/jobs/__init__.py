"""Background work: which job runs when. Jobs are idempotent; the worker may be killed at any moment."""
