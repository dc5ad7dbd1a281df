"""Long work under way, as its officer sees it."""
