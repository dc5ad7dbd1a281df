-- Make the session's staging tables: the lines as read, and the lines as compared. They are empty now, and empty themselves at commit.
-- Returns nothing.
CREATE TEMP TABLE IF NOT EXISTS reconciliation_staged (
    head_no integer, line_no integer, reference text, amount_vnd bigint, booked_on date, status text, reason text,
    reason_code text, account text, name text, text text, bank_ref text, batch text, collector_name text,
    collector_cccd text, signature text, malformed text, malformed_value text
) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS reconciliation_read (
    answer_id bigint, line_no integer, line_key text, occurrence smallint, status text, is_movement boolean,
    reference text, amount_vnd bigint, booked_on date, reason text, account text, name text, text text, bank_ref text,
    instruction_id bigint, period_id bigint, verdict text
) ON COMMIT DELETE ROWS;
DELETE FROM reconciliation_staged;
DELETE FROM reconciliation_read;
