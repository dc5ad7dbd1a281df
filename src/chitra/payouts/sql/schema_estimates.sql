-- Keep the planner from believing that a run frozen a moment ago has no payments, and from joining it row by row. Without
-- statistics of these columns it assumes a two-hundredth of the table for any run or period. Returns nothing.
ALTER TABLE payouts_payment ALTER COLUMN run_id SET STATISTICS 0;
ALTER TABLE payouts_payment ALTER COLUMN period_id SET STATISTICS 0;
ALTER TABLE payouts_hold ALTER COLUMN period_id SET STATISTICS 0;
ALTER TABLE payouts_hold ALTER COLUMN payment_id SET STATISTICS 0;
ALTER TABLE payouts_cover ALTER COLUMN payment_id SET STATISTICS 0;
