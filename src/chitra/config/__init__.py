"""Where this installation keeps its state, which database it talks to, and how Django is set up.

The embedded PostgreSQL starts when a command needs it and stops with the last one. The application connects as
`chitra_app`, which owns nothing; only migrations connect as the owner.
"""
