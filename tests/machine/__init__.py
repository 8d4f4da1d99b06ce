"""Months of a real mailbox, made up: the user, the people they write to, the daemon, its clock and the server."""
