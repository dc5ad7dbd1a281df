"""Play the bank and the post office: take the orders Chitra wrote, and answer as real providers do.

Deterministic by seed, with a small state between months, so that statements chain and late returns come late. What
truly happened to each reference is written beside the answers, for those who check what Chitra makes of them.
"""
