-- Drop what a freeze staged, so that another in the same transaction begins with nothing.
-- Returns nothing.
DROP TABLE freeze_row, freeze_lawful, freeze_source, freeze_claim, freeze_payment;
