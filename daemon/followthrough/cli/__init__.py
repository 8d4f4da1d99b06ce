"""Words, tables and exit codes. Decides nothing."""
