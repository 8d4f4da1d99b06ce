"""Real and scripted IMAP servers on loopback for the tests; nothing here knows the product.

``dovecot``, ``cyrus``, ``hoodiecrow`` and ``embedded`` start real servers with one face (``face``);
``scripted`` plays one dialogue that no real server would; ``faultproxy`` stands between and breaks the wire;
``fixtures`` hands them to pytest and is the one place that decides what a missing server means.
"""
