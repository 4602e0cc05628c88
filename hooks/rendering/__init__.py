"""HTML, when all that it needs is known: a page's tree, the activities on it, links, and places filled later."""
