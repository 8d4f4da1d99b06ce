"""Followthrough: the following through of outreach, written as drafts in the user's own mailbox.

What happens, in the order in which it happens to a message (docs/flow.md tells it on one page):

    cli        words, tables, exit codes: one small file a group of commands
    service    the loop: wake, sync, read, record, plan, compose, write; the only place that carries things out
    mailbox    the only importer of imapclient: session (the gate), roles, sync (what is new), watch (IDLE),
               desk (the exactly-once write, and what became of it)
    ledger     the only importer of sqlite3: facts, drafts, cursors; knows nothing of what they mean
    config     TOML to frozen models, every error at once with file and line; templates found; credentials read
    compose    a due step to the bytes to store: draft, note, digest, calendar entry    (pure)
    plan       facts to a conversation's state to steps with due times; the user's words to facts   (pure)
    mail       bytes to a Message, what it says, whose conversation it belongs to; lines to words   (pure)

Beside them ``setup`` (people from tables and address books, the chart back) and ``demo`` (a mailbox made up), for cli.

Imports point downwards only. The pure rooms do no I/O and read no clock: ``now`` is an argument. One thread owns
the ledger and every decision. Nothing in here can send mail.
"""

__version__ = "0.1.0"
