"""Settle the month and close it.

Summary by commune × category × method, minutes with opening, received, paid, returned and closing, fee by rate table
and cap, refund, clearance of the advance. Unpaid money is carried by name: out of this period, into the next. Closing
makes every row immutable.
"""
