"""Who does this work: what they learned, who is in charge of which part, and how one hands it over to the next."""
