"""What leaves the site as a file: sheets, keys, handouts, the guide and packs as PDF, made by Typst.

Nothing here names a kind of activity: an output is a template's file name in the kind's folder, and one dataclass
feeds page and paper. Nothing here imports MkDocs: `main.py` calls `site`, which knows how a MkDocs site is built.
"""
