"""Where the payments of a period stand."""

import dataclasses

from django.db import connection

from chitra.delivery import payments as standing_payments
from chitra.delivery import persons, reading
from chitra.kernel import sql

PAGE = reading.PAGE
ShownBatch = reading.ShownBatch
batches = reading.batches
batch = reading.batch
BatchUnknown = reading.BatchUnknown
files = reading.files
ShownFile = reading.ShownFile
sources = reading.sources
standings = reading.standings
orders = reading.orders
Order = reading.Order

Filters = standing_payments.Filters
Payment = standing_payments.Payment
Payments = standing_payments.Payments
CameBack = standing_payments.CameBack
PAYMENT_STATUSES = standing_payments.STATUSES
payments = standing_payments.payments
came_back = standing_payments.came_back

PersonPayment = persons.PersonPayment
payments_of_person = persons.payments_of_person


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """How many payments, and how much."""

    count: int
    amount_vnd: int


def payment_states(period_id: int) -> dict[str, Share]:
    """Count a period's payments by status.

    due, held, excluded; released, instructed; paid, rejected, returned, unclaimed; carried.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("delivery", "payment_states"), {"period_id": period_id})
        return {status: Share(count, amount_vnd) for status, count, amount_vnd in cursor.fetchall()}
