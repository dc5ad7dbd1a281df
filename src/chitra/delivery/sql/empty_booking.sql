-- Empty the session's tables of outcomes to book.
-- Returns nothing.
WITH emptied AS (DELETE FROM delivery_booking)
DELETE FROM delivery_booking_period;
