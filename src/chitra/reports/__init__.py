"""Figures of many months and offices, for those who look from above.

Counted set-wise and kept, because a page must not count a million payments; final once a month is closed. Nothing here
moves money or changes what other rooms hold.
"""
