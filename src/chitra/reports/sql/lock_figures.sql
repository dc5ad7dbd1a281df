-- Let one worker at a time count; whoever reads is not kept waiting.
-- Returns nothing.
LOCK TABLE reports_figure IN SHARE ROW EXCLUSIVE MODE;
