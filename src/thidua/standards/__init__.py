"""The school's national standard and accreditation: recognitions with their day of expiry, evidence by criterion."""
