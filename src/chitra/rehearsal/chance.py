"""Chance that can be repeated: the same seed throws the same dice, on every machine and in every process."""

import random


def dice(*seed: object) -> random.Random:
    """Give dice of their own to whatever the seed names."""
    return random.Random("/".join(map(str, seed)))
