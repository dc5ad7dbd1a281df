"""Lists: what was handed in for each month, what was found in it, and the import in five steps."""
