"""The command line's words: errors, help, log."""
