"""Signing in: password, second factor, the list of sessions."""
