"""Who may sign in: users by login name, one-time activation slips. No e-mail is needed."""
