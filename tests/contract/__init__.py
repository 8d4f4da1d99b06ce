"""What Followthrough promises about a mailbox, as one suite over every server.

``FOLLOWTHROUGH_SERVERS`` picks the servers (``all``, or names with commas; without it the embedded server and the
Dovecots), ``FOLLOWTHROUGH_IMAP`` adds one that is named nowhere here: ``tests/servers/external.py`` says how.
"""
