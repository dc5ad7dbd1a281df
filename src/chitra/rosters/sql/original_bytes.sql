-- Give the bytes of an original.
-- Returns one row: file name and bytes.
SELECT file_name, bytes FROM rosters_original WHERE sha256 = %(sha256)s::text;
