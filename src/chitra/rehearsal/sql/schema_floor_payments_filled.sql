-- Insert every payment and every cover, bare.
-- Returns nothing.
INSERT INTO floor_payment SELECT * FROM payouts_payment;
INSERT INTO floor_cover SELECT * FROM payouts_cover;
