"""The law asked of everyone at once: masks in, answers out. The only package that needs NumPy and pyarrow.

Both come with the extra `thidua[bulk]`; what is in a file of masks stands in docs/reference/masks.md.
"""
