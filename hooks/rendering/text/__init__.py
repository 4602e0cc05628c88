"""What is done to the text of a page at its last step: hyphens that hold, and what somebody says in an example."""
