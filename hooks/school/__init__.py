"""What a school says of itself, in pages and papers: whom to turn to, numbers to call, and its programme's own figures.

All of it is made here, from `site.school`, as nodes that are added to a page's finished tree: what is read from there,
such as papers and the search, has it too, and the units that are translated never change by it.
"""
