"""What a message is and what it says (RFC 5322, 2045-2047, 3464, 3834).

    matching   whose conversation it belongs to
    reading    what it is and says, by one judge after the other      own       what the user's own mails say
    judges     one file each
    machine    what delivery reports and automatic replies are made of
    when       days, hours and zones in words
    says       written text in pieces, and each language's words for what people say
    message    bytes to a Message; findings: the values judges answer in
    body       what was newly written, what is quoted, the signature

Each stands on what is below it. Pure: knows no network, file, clock or ledger.
"""
