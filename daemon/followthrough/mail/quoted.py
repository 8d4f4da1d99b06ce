"""What was newly written: quoted history and signature taken off a body; the greeting the writer used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A text body in its parts; joined in order they lose nothing that was written."""

    new: str
    quoted: str
    signature: str


def split(text: str) -> Body:
    """New text, quoted history (every common client's style) and signature. Unsure: it counts as new."""
    raise NotImplementedError


def greeting(new_text: str) -> str | None:
    """The first line where it is a salutation (``Dear Dr Miller,``, ``Sehr geehrte Frau …``), else None."""
    raise NotImplementedError


def phone_number(signature: str) -> str | None:
    """The first telephone number of a signature as written (a mobile's before an office's), never a fax; else None."""
    raise NotImplementedError
