-- Empty the session's table of outcomes to book.
-- Returns nothing.
DELETE FROM delivery_booking;
