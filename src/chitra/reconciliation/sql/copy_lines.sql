-- Take the lines of a file as `formats.banking.answers.COLUMNS` writes them.
-- Returns nothing.
COPY reconciliation_staged (head_no, line_no, reference, amount_vnd, booked_on, status, reason, reason_code, account, name, text,
    bank_ref, batch, collector_name, collector_cccd, signature, malformed, malformed_value) FROM STDIN;
