"""Activities in Markdown: checklists, quizzes and plans, each kind in a folder of its own."""
