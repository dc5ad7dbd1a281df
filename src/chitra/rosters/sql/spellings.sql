-- List the spellings of a staged file that have to be looked up: once each, however many rows use them.
-- Returns what is spelt (commune, category, relation, bank, proxy) and the text.
SELECT DISTINCT spelt.what, spelt.text
FROM rosters_staged AS staged
CROSS JOIN LATERAL (
    VALUES
        ('commune', staged.commune_text),
        ('category', staged.category_text),
        ('relation', staged.relation),
        ('bank', staged.bank_text),
        ('proxy', staged.proxy_name)
) AS spelt (what, text)
WHERE staged.row_kind = 'data' AND spelt.text IS NOT NULL;
