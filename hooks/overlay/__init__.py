"""A school's own words, `ours/`: they take the place of parts of the guide, stand after them, or are further pages.

A page is put together before Markdown reads it (`compose`), with the place of each of its lines: so a mistake is told
in the file where it was written. What of a page can be named is found by the site's own parser (`ranges`).
"""
