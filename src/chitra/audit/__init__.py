"""Keep a journal of deeds that nobody can change unseen.

One chain for each organisation: every entry carries the hash of the one before it, its number has no gap, and the head
is locked while an entry is added. Entries are added by a database function only; the application may read, never write.
`queries.broken_entries()` finds any changed, removed or reordered row.
"""
