"""What a message is and what it says (RFC 5322, 2045-2047, 3464, 3834).

Pure: knows no network, file, clock or ledger.
"""
