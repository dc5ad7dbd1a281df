-- Let the running transaction look and never write.
-- Returns nothing.
SET TRANSACTION READ ONLY;
