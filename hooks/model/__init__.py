"""What an activity is made of: rich text, items, what a kind reads, problems and the syntax they are written in."""
