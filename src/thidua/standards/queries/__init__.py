"""Reading recognitions (`board`), what can be evidence (`sources`), and the file to hand over (`parcel`)."""
