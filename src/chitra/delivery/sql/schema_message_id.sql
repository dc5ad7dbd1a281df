-- Name a batch for the provider: month, programme, run and attempt, provider, channel. It is the MsgId of pain.001.
-- Returns at most 35 characters; the first attempt is not numbered.
CREATE OR REPLACE FUNCTION delivery_message_id(
    month date, programme_code text, run_id bigint, attempt smallint, provider_id bigint, channel text
) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN 'CT-' || to_char(month, 'YYMM') || '-' || upper(programme_code) || '-R' || run_id
    || CASE WHEN attempt > 1 THEN 'A' || attempt ELSE '' END || '-' || provider_id || '-'
    || CASE channel WHEN 'bank' THEN 'NH' WHEN 'ewallet' THEN 'VI' WHEN 'mobile_money' THEN 'MM'
                    WHEN 'cash_point' THEN 'TM' ELSE 'TN' END;
