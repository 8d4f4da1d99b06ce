"""The base subject (RFC 5256 2.1), with the reply and forward prefixes that clients use in the usual languages."""


def base_subject(subject: str) -> str:
    """The subject without Re:, AW:, SV:, Fwd:, [list] … and numbers, blanks folded, in lower case (for comparing)."""
    raise NotImplementedError


def reply_subject(subject: str) -> str:
    """The subject of an answer: ``Re: `` in front once, the original's own reply prefixes taken off, case kept."""
    raise NotImplementedError
