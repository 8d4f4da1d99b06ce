"""What a scan took is not kept for months."""

from pathlib import Path

from followthrough.service.memory import give_back


def resident() -> int:
    """Pages of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1])


def test_freed_memory_goes_back_to_the_system() -> None:
    """Many small pieces, of which every last one of a run stays: the C library would keep what lies between."""
    kept = [bytes(3000) for _ in range(20_000)][::100]
    full = resident()
    give_back()
    assert len(kept) == 200
    assert resident() < full - 5_000


def test_giving_back_twice_is_nothing() -> None:
    give_back()
    give_back()
