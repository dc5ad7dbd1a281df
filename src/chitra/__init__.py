"""Chitra pays social benefits: a month's lists become money that demonstrably arrived, or is back in the budget."""

__version__ = "0.1.0"
