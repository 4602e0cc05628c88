"""What only the whole guide can tell: ids, links, points, and how its languages differ."""
