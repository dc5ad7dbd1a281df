-- Tell whether this installation holds any month, and whether a demo made them.
-- Returns one row: are there months, did a demo begin here.
SELECT EXISTS (SELECT FROM ledger_period), EXISTS (SELECT FROM audit_entry WHERE deed = 'demo');
