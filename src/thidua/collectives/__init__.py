"""Teams and the school as bodies that hold titles of their own: what is known of their years, and their cases."""
