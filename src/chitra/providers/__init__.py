"""Know who carries the money: banks, providers, their agreements, advance accounts, fees, limits and payout points.

At most one agreement covers an organisation × programme × channel on any day; a method that names no provider is paid
under it. Fees and limits are rows with dates and a source document. A bank is what its BIN says; a name that could mean
two banks is ambiguous and is never guessed.
"""
