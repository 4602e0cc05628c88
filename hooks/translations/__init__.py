"""How far each translation is: which wording of the English every unit was made from, and who is told what.

Pure functions over a guide that was read (`guide.guide`); nothing here imports MkDocs. `main.py` calls `site`,
`scripts/translate.py` the rest. What readers see is said in `words.toml` beside this file.
"""
