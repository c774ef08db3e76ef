"""Dossiers: one person, one award, with the case, the findings and the law's hash stored as they were."""
