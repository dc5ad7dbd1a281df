"""The journal: who did, saw and exported what, and whether its chain is whole."""
