"""From Markdown to activities: the Python-Markdown extension and what it needs."""
