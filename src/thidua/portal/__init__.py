"""What anybody may see: the verification of a certificate."""
