"""Know the people: who they are, by which papers, what they are entitled to, and whether they live.

A person is linked only by an exact citizen card, or by (issuer, source code), each with a name that agrees at least
without accents; otherwise the row stands for a provisional person and says so. An entitlement has a subject, a
recipient, a category, a quantity, a decision and months `[from, until)`.
"""
