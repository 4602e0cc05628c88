"""What authors' files must be before they are read: which can be used, which types, what stands at a page's top."""
