"""Speak with payment providers: the orders that leave, the answers and statements that come back.

Pure: bytes to dataclasses and dataclasses to bytes. Orders are pain.001, a workbook or CSV, and cash lists; answers are
pain.002, camt.053, MT940, the same workbook or CSV filled in, and signed cash lists. Whatever arrives is read as one
shape (`answers`), line by line: a broken line is one malformed line, and only a broken file is refused whole.
"""
