"""Real mail clients, and what others were seen to do on the wire, against the real service on Dovecot."""
