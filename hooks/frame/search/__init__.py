"""The page "Find": an A–Z list that needs no script, and a search that loads when somebody searches.

`sections.py` cuts the pages into what can be found, `terms.py` makes the words of a text comparable, `index.py` writes
the index of a language, `a_to_z.py` the list, and `publish.py` puts all that loads into the site.
"""
