"""Memory that a scan took and freed, given back: the C library keeps it for later, and later may be months."""

import ctypes
import sys


def give_back() -> None:
    """A matter of milliseconds; does nothing where the system knows no such thing (``malloc_trim`` is glibc's)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
