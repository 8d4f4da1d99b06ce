"""One line of words for one problem."""

from followthrough.config.problems import MISSING, Problem


def describe(problem: Problem) -> str:
    """``file:line: key: what; allowed: …; what to write; did you mean 'x'?``; nothing in it but what is known."""
    place = f"{problem.path}:{problem.line}" if problem.line else str(problem.path)
    said = [f"{problem.key}: {problem.what}" if problem.key else problem.what]
    if problem.what == MISSING:
        said = [
            f"{problem.key} {MISSING}: {problem.allowed}" if problem.allowed else f"{problem.key} {MISSING}"
        ]
    elif problem.allowed:
        said.append(f"allowed: {problem.allowed}")
    if problem.hint:
        said.append(problem.hint)
    if problem.nearest:
        said.append(f"did you mean '{problem.nearest}'?")
    return f"{place}: {'; '.join(said)}"
