-- Let the application change an officer's password and note a sign-in, and nothing else about who was who.
-- Returns nothing; it may run again.
GRANT UPDATE (password, last_login) ON access_officer TO chitra_app;
