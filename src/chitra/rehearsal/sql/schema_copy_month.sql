-- Make, for one session of the owner, a function that copies a whole month as the one so many months later: the same people,
-- other ids, other references. Only for measuring: it asks no rule and fires no trigger. It returns how many rows it wrote.
CREATE OR REPLACE FUNCTION pg_temp.copy_month(p_later integer, p_step bigint) RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    copied CONSTANT text[] := ARRAY[
        'ledger_period', 'ledger_account', 'ledger_journal', 'ledger_posting', 'rosters_submission', 'rosters_roster',
        'rosters_row', 'rosters_finding', 'rosters_exclusion', 'treasury_drawdown', 'payouts_run', 'payouts_payment',
        'payouts_cover', 'payouts_hold', 'payouts_signature', 'payouts_carry', 'delivery_batch', 'delivery_batchfile',
        'delivery_instruction', 'delivery_outcome', 'reconciliation_answer', 'reconciliation_line', 'reconciliation_match',
        'reconciliation_tally', 'settlement_settlement', 'settlement_feeline', 'settlement_signature', 'settlement_closing'
    ];
    shifted CONSTANT text[] := ARRAY[
        'id', 'period_id', 'account_id', 'journal_id', 'submission_id', 'roster_id', 'replaced_by_id', 'row_id', 'drawdown_id',
        'run_id', 'payment_id', 'bundle', 'replaces_id', 'carried_from_id', 'batch_id', 'instruction_id', 'evidence_line',
        'answer_id', 'line_id'
    ];
    found record;
    rows bigint;
    total bigint := 0;
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR found IN
        SELECT
            pg_class.relname AS name,
            string_agg(format('%I', attname), ', ' ORDER BY attnum) AS columns,
            string_agg(
                CASE
                    WHEN attname = ANY (shifted) THEN format('%I + %s', attname, p_later * p_step)
                    WHEN attname = 'month' THEN format('(month + make_interval(months => %s))::date', p_later)
                    WHEN attname IN ('message_id', 'ref', 'cause') THEN format('%I || %L', attname, '-' || p_later)
                    WHEN attname = 'head_no' THEN format('head_no + %s', 1000 * p_later)
                    WHEN relname = 'delivery_instruction' AND attname = 'reference'
                        THEN format('''K%s'' || lpad(id::text, 14, ''0'')', chr(64 + p_later))
                    ELSE format('%I', attname)
                END,
                ', ' ORDER BY attnum
            ) AS expressions
        FROM pg_class
        JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
        WHERE pg_class.relnamespace = 'public'::regnamespace AND relname = ANY (copied)
        GROUP BY relname
        ORDER BY array_position(copied, relname::text)
    LOOP
        EXECUTE format(
            'INSERT INTO %I (%s) SELECT %s FROM %I WHERE id < %s',
            found.name, found.columns, found.expressions, found.name, p_step
        );
        GET DIAGNOSTICS rows = ROW_COUNT;
        total := total + rows;
    END LOOP;
    PERFORM set_config('session_replication_role', 'origin', true);
    RETURN total;
END
$$;
