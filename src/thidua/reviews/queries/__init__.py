"""Reading reviews: boards, sheets as far as one may see them, results."""
