"""Keep the books: every đồng is somewhere, and every movement has two sides.

A period is one organisation × programme × month; once closed, nothing that carries its id can be written. Accounts hold
whole đồng by period, funding source and provider. FUNDED and CARRIED_IN are credit accounts (never above zero), the
others debit accounts (never below zero), so for each source and provider: funded + carried in = unallocated + in
flight + held + paid + returned + refunded + carried out. Fees live on two accounts that no beneficiary's money touches.
"""
