"""What a file may bring: one package a target, from headings to what is written."""
