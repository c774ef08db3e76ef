"""Copies of the whole home: made while everybody works, kept, handed out, restored elsewhere."""
