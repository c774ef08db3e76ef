"""The unit's yearly plan: what it says, edition by edition, and what comes of it in the year."""
