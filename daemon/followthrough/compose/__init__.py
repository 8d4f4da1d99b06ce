"""A due step to the bytes to store: drafts, notes, calendar entries (RFC 5322, 2045, 3676, 5545). No IMAP, no clock."""
