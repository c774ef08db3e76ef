"""The law desk: what the law asks on a day, and what it would answer to facts that one tries out. Keeps nothing."""
