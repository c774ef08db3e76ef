"""The reading room: the law of emulation and commendation as data, and the rules which read it.

Pure Python. Imports neither Django nor thidua; `law/` is its only data (see `statute.library.root`).
"""
