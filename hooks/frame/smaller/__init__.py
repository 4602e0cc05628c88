"""What readers download, made small: scripts without what only authors read, styles without what cannot match."""
