"""What every test gets: loopback only, no deadline per example, and an honest last line."""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.house.audit import forbid_outside_connections

# Two cores shared with mail servers: one slow example says nothing about the code. What CI runs is the same each time;
# the search for new examples goes on at home and in `make soak`.
settings.register_profile(
    "house", deadline=None, derandomize=os.environ.get("CI", "").lower() in {"1", "true"}
)
settings.load_profile("house")

forbid_outside_connections()

pytest_plugins = ["tests.servers.fixtures"]

_left_out: Counter[str] = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep why a test was skipped: the only allowed reason is a program that is not there."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _left_out[_reason(report.longrepr)] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _left_out[_reason(report.longrepr)] += 1


def _reason(longrepr: object) -> str:
    text = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return text.removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Close with what was left out, after pytest's own last line; under CI=true that is a failure."""
    yield
    if not _left_out or hasattr(session.config, "workerinput"):
        return
    in_ci = os.environ.get("CI", "").lower() in {"1", "true"}
    if in_ci and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    reporter.write_sep("!", f"NOT TESTED HERE: {_left_out.total()} left out", red=True, bold=True)
    for reason, count in _left_out.most_common():
        reporter.write_line(f"  {count} x {reason}", red=True)
    if in_ci:
        reporter.write_line("  CI=true: what is left out is a failure.", red=True)
