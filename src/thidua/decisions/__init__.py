"""Submissions up, decisions received or issued line by line, grants written down into people."""
