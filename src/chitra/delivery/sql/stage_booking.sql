-- Make the session's tables of outcomes to book, and of the periods whose books take them. They empty themselves at commit.
-- Returns nothing.
CREATE TEMP TABLE IF NOT EXISTS delivery_booking (
    instruction_id bigint, became text, reason text, booked_on date, line_id bigint
) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS delivery_booking_period (
    period_id bigint, status text, month date, programme_code text, organisation_id bigint, organisation_code text
) ON COMMIT DELETE ROWS;
DELETE FROM delivery_booking;
DELETE FROM delivery_booking_period;
