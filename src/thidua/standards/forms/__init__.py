"""What is typed of a recognition, of a criterion (`requirements`) and of evidence (`pieces`)."""
