"""Words and fields of what machines send: delivery reports, absences, receipts."""
