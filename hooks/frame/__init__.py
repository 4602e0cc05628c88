"""The frame of every page: menu, languages, notices, the foot, and the theme's style made small.

Pure functions over plain values: nothing here knows MkDocs. `main.py` calls them, the templates in
`overrides/` show what they return, and the English words of those templates are in `words.toml` beside this file.
"""
