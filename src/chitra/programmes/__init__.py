"""Hold the law as data: programmes, categories, statutory rates, how lists name them, and which money pays them.

A rate has two times: the months it applies to, and the day from which it was known (in force). A list drawn up before
a decree was in force is judged by the rate then known; the difference for past months is arrears. Amounts are stored,
never computed; a derived amount warns, an empty one never blocks. Views for joining, described in `sql/view_*.sql`:
`programmes_lawful`, `programmes_difference`, `programmes_list_rule`, `programmes_funding`.
"""
