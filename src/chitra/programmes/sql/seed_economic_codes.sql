-- Stores the economic codes of budgets.
-- Returns nothing.
INSERT INTO programmes_economiccode (source_code, benefit_kind, code, confidence)
SELECT source, benefit_kind, code, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (source text, benefit_kind text, code text, confidence text)
ON CONFLICT DO NOTHING
