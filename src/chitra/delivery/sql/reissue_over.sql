-- Take away the table of what was staged to be ordered once more.
-- Returns nothing.
DROP TABLE delivery_reissue;
