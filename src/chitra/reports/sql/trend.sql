-- Sum the counted figures of the last months over all offices of the entered territory, the earliest month first.
-- Returns one row a month.
SELECT
    figure.month, '', '', '', '',
    sum(figure.payment_count)::bigint, sum(figure.people)::bigint, sum(figure.account_people)::bigint,
    sum(figure.agent_people)::bigint, sum(figure.paid_people)::bigint, sum(figure.cashless_people)::bigint,
    sum(figure.cash_people)::bigint, sum(figure.home_people)::bigint, sum(figure.unpaid_people)::bigint,
    sum(figure.payable_vnd)::bigint, sum(figure.cashless_vnd)::bigint, sum(figure.agent_vnd)::bigint,
    sum(figure.cash_vnd)::bigint, sum(figure.home_vnd)::bigint, sum(figure.unpaid_vnd)::bigint,
    bool_and(figure.is_final), min(figure.counted_at)
FROM reports_figure AS figure
WHERE
    figure.level = 'all'
    AND figure.month <= %(until)s::date
    AND figure.month > %(until)s::date - make_interval(months => %(months)s::integer)
    AND (cardinality(%(programmes)s::text[]) = 0 OR figure.programme_code = ANY (%(programmes)s::text[]))
GROUP BY figure.month
ORDER BY figure.month
