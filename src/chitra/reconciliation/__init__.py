"""Match what providers and banks answer with what was instructed, line by line.

Every line ends in exactly one outcome: applied, known, conflict, unknown, malformed. Amount, reference and account are
compared; two identical lines are two lines, the same statement twice adds none, order does not matter. Statements must
chain.
"""
