"""What leaves the site as a file: sheets, keys, handouts, the guide and packs.

A format is a module in `formats`, an output a template's file name in a kind's folder. Nothing here names a kind or a
format, and one dataclass feeds page and file.
"""
