"""A real browser at the pages: journeys of each role, and every page at both widths."""
