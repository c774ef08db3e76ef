"""What is typed of targets (`figures`, `remarks`) and of drives (`drives`)."""
