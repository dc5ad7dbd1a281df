-- List the counted figures of a month at one level; what is left empty is not asked.
-- Returns one row an office × programme × commune or group, named.
SELECT
    figure.key,
    CASE figure.level
        WHEN 'commune' THEN coalesce(unit.name, '')
        WHEN 'group' THEN figure.key
        ELSE coalesce(unit.name, organisation.name)
    END,
    figure.organisation_code, figure.programme_code,
    figure.payment_count, figure.people, figure.account_people, figure.agent_people, figure.paid_people,
    figure.cashless_people, figure.cash_people, figure.home_people, figure.unpaid_people,
    figure.payable_vnd, figure.cashless_vnd, figure.agent_vnd, figure.cash_vnd, figure.home_vnd, figure.unpaid_vnd,
    figure.is_final, figure.counted_at
FROM reports_figure AS figure
JOIN territory_organisation AS organisation ON organisation.id = figure.organisation_id
LEFT JOIN territory_unit AS unit
    ON unit.code = CASE figure.level WHEN 'commune' THEN figure.key ELSE organisation.unit_code END
    AND unit.valid_from <= figure.month AND (unit.valid_until IS NULL OR unit.valid_until > figure.month)
WHERE
    figure.level = %(level)s::text
    AND figure.month = %(month)s::date
    AND %(organisation_code)s::text IN ('', figure.organisation_code)
    AND %(programme_code)s::text IN ('', figure.programme_code)
    AND (cardinality(%(programmes)s::text[]) = 0 OR figure.programme_code = ANY (%(programmes)s::text[]))
    AND (%(key)s::text IS NULL OR figure.key = %(key)s::text)
ORDER BY figure.organisation_code, figure.programme_code, figure.key = '', figure.key
