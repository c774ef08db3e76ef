"""The pages of the law desk: reading, trying out, comparing, screening, planning."""
