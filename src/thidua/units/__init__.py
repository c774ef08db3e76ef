"""Units and their dated parents, teams, school years, appointments (roles), and the gates made of them."""
