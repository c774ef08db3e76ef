"""Every paper that leaves: its number from a locked counter, its form, its file and digest; certificates and their codes."""
