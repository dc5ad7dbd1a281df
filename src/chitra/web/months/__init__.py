"""The months: where each stands, what changed since the month before, and the deeds that move it on."""
