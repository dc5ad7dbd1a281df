"""Watch what must never be false.

Each invariant is a file in `checks/`: a SELECT that returns no row in health. `queries.verified` runs them all and the
journals; releases of money run them first in their own scope.
"""
