"""Take in the offices' lists and lose no row.

The original bytes are kept. Every row of a file ends as accepted, held with reasons, refused with reasons, or ignored
with its kind. The same content changes nothing; new content under the key of a list needs to say that it replaces, and
only before freezing.
Checks are named rules in `sql/checks/`, evaluated over whole lists at once.
"""
