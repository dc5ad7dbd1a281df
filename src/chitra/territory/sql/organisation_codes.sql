-- Name organisations by their ids.
-- Returns code and name, by code.
SELECT organisation.code, organisation.name
FROM territory_organisation AS organisation
WHERE organisation.id = ANY (%(ids)s::bigint[])
ORDER BY organisation.code
