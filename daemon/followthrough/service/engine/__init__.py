"""One turn of the work: look into the mailboxes, see what became of our drafts, decide, write. One thread owns it.

Nothing here decides by itself: ``mail`` says what a message is, ``plan`` what comes next, ``compose`` what it looks
like. The engine carries it out, in the order that keeps the promises: read everything first (``looking``), withdraw
what became wrong, then write what is due, each with its intent recorded before the effect (``writing``); what the user
must hear goes into the day's note (``telling``). ``knowing`` is everything known, and what follows from it.
"""

from followthrough.service.engine.engine import Engine
from followthrough.service.engine.looking import Progress, silent
from followthrough.service.engine.writing import due_rows

__all__ = ["Engine", "Progress", "due_rows", "silent"]
