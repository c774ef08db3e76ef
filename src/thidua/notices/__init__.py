"""What the program tells a user by itself: what waits and until when, on the page of notices and, if wished, by e-mail."""
