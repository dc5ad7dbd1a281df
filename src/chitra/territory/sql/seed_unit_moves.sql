-- Stores where the people of each unit went. Every unit went whole, so each share is 1,000 permille.
-- Returns nothing.
INSERT INTO territory_unitsuccession (old_id, new_id, from_date, share_permille)
SELECT old.id, new.id, seed_move.from_date, 1000
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed_move (
    old_code text, old_valid_from date, new_code text, new_valid_from date, from_date date
)
JOIN territory_unit AS old ON old.code = seed_move.old_code AND old.valid_from = seed_move.old_valid_from
JOIN territory_unit AS new ON new.code = seed_move.new_code AND new.valid_from = seed_move.new_valid_from
ON CONFLICT DO NOTHING
