"""People: found by any part of their name or any of their numbers; all that is known of one, and what became of it."""
