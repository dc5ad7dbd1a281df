-- Stores budgets that are not stored yet.
-- Returns nothing.
INSERT INTO programmes_fundingsource (
    code, name, budget_level, budget_chapter, budget_item, source_document, confidence
)
SELECT code, name, budget_level, coalesce(budget_chapter, ''), coalesce(budget_item, ''), source_document, confidence
FROM jsonb_to_recordset(%(rows)s::jsonb) AS seed (
    code text, name text, budget_level text, budget_chapter text, budget_item text, source_document text, confidence text
)
ON CONFLICT DO NOTHING
