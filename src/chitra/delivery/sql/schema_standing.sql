-- Show where each instruction stands: the last of its outcomes, or `instructed` while nobody has answered.
-- Returns one row an instruction.
CREATE OR REPLACE VIEW delivery_standing WITH (security_invoker = true) AS
SELECT i.id AS instruction_id,
       i.run_id,
       i.period_id,
       i.bundle,
       i.attempt,
       i.batch_id,
       i.channel,
       i.provider_id,
       i.source_code,
       i.amount_vnd,
       coalesce(o.seq, 0)::smallint AS seq,
       coalesce(o.became, 'instructed') AS standing,
       coalesce(o.reason, '') AS reason,
       o.booked_on,
       o.period_id AS booked_period_id
  FROM delivery_instruction AS i
  LEFT JOIN delivery_outcome AS o
    ON o.instruction_id = i.id
   AND NOT EXISTS (SELECT FROM delivery_outcome AS later
                    WHERE later.instruction_id = o.instruction_id AND later.seq > o.seq);
