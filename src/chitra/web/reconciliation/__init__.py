"""Reconciliation: what providers answered, line by line beside what was ordered, until nothing is left unexplained."""
