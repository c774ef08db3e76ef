"""The pages of documents: what was issued, and the registers of what goes out and comes in."""
