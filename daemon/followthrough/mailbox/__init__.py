"""The only room that talks IMAP (RFC 3501, 9051): the gate, the roles, what is new, the wake-up, the desk."""
