"""Say who may do what, where and when.

An officer holds mandates: a role, an organisation (and all below it), a programme or all, and dates. `rules.DEEDS`
lists what each role may do. `operations.enter` refuses whoever has no mandate and opens the territory for row security
in the running transaction; without it the database shows no row.
"""
