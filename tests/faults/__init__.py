"""Killed at any moment and started again, a month comes out as if nobody had touched it."""
