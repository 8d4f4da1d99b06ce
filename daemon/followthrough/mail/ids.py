"""Message-ids out of header values (RFC 5322 3.6.4): only what is safe to send back to a server."""

import re

MAX_LENGTH = 250
"""Longer ids are taken for missing: no client makes them, and a server's command line must hold them."""

_BRACKETED = re.compile(r"<([^<>]{1,998})>")
_SAFE = re.compile(r"[!-;=?-~]{1,250}")
_FOLD = re.compile(r"[ \t\r\n]+")
_BARE = re.compile(r"[!-;=?-~]{1,249}@[!-;=?-~]{1,249}")


def message_ids(value: str) -> tuple[str, ...]:
    """The ids of a header's value in order, without brackets; an id that a client folded is put together again."""
    found = _BRACKETED.findall(value)
    if found:
        joined = (each if _SAFE.fullmatch(each) else _FOLD.sub("", each) for each in found)
        return tuple(each for each in joined if _SAFE.fullmatch(each))
    # A few programs leave the brackets out; then the id must be all there is.
    bare = value.strip(" \t\r\n<>")
    return (bare,) if len(bare) <= MAX_LENGTH and _BARE.fullmatch(bare) else ()
