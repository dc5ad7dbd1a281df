-- Make the reference of an instruction: CT, twelve digits of its id, two check digits (ISO 7064 MOD 97-10, C = 12, T = 29).
-- Returns 16 characters; `chitra.kernel.reference.is_valid` says the same of them, and a test compares.
CREATE OR REPLACE FUNCTION delivery_reference(instruction_id bigint) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN 'CT' || lpad(instruction_id::text, 12, '0')
    || lpad((98 - (122900000000000000 + instruction_id * 100) % 97)::text, 2, '0');
