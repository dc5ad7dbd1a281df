"""Batches: what was ordered of whom, the files that carry it, who fetched them, and what became of each order."""
