-- Count all payments.
-- Returns one row: the count.
SELECT count(*) FROM payouts_payment;
