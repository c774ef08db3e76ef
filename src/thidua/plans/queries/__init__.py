"""Reading a plan: its tree (`tree`), its words (`wording`), its paper (`paper`)."""
