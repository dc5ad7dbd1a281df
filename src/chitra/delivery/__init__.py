"""Send each payment out once, under one reference, and write down what became of it.

References are made and stored before anything leaves. No answer is not a failure: the same reference is asked about
again. Batch files carry control sums and a SHA-256 that are recorded before the file leaves. Outcomes are added, never
changed.
"""
