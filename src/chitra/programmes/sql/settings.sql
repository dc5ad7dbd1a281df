-- Lists every value of every setting, the latest first.
-- Returns one row a value.
SELECT key, value, valid_from, source_document, confidence, entered_by
FROM programmes_setting
ORDER BY key, valid_from DESC
