"""Names in the place of addresses, in sentences that are for the user."""

import re
from collections.abc import Callable

# In <…> it is an address to be copied: ``referral: Ann Miller <ann@…>``.
_ADDRESS = re.compile(r"(?<![^\s(“\"])[^\s<>@,;:()\"“”]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}")


def named_in(words: str, name_of: Callable[[str], str]) -> str:
    """A sentence with the names of people in the place of their addresses; ``name_of`` gives '' where none is known,
    and the address stays."""
    return _ADDRESS.sub(lambda found: name_of(found[0].lower()) or found[0], words)
