"""The command line: words in, tables or JSON out, and the exit codes the units rely on.

Exit codes: 0 done; 1 something failed that may go better next time; 75 another instance runs (EX_TEMPFAIL);
78 only a person can mend it: config, credential, ledger (EX_CONFIG). The units restart on neither of the last two.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from followthrough import __version__
from followthrough.cli.check import check
from followthrough.cli.check_mail import check_mail
from followthrough.cli.demo import demo
from followthrough.cli.export import export
from followthrough.cli.look import plan
from followthrough.cli.people import people
from followthrough.cli.read import read
from followthrough.cli.replay import replay
from followthrough.cli.run import once, run
from followthrough.cli.status import status
from followthrough.cli.template import template
from followthrough.cli.why import why
from followthrough.cli.wording import explain
from followthrough.cli.words import COMMANDS
from followthrough.cli.world import EXIT_FAILED, EXIT_HUMAN, EXIT_RUNNING
from followthrough.compose.render import TemplateError
from followthrough.config.load import ConfigError, CredentialError
from followthrough.ledger.store import AlreadyRunning, LedgerError
from followthrough.mailbox.errors import MailboxError
from followthrough.service.clock import Clock, SystemClock
from followthrough.service.loop import TICK_SECONDS


@dataclass(slots=True)
class World:
    """What every command is given: the config named, the clock, and the seconds between two ticks of ``run``.

    Tests and the demo move the clock, and shorten the tick.
    """

    config: Path | None = None
    clock: Clock = field(default_factory=SystemClock)
    tick: float = TICK_SECONDS


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 failed (may go better next time), 75 already running, 78 needs you (settings, "
    "sign-in, ledger).",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The followthrough.toml to use; else $FOLLOWTHROUGH_CONFIG, else the platform's config folder.",
)
@click.version_option(__version__, prog_name="followthrough")
@click.pass_context
def cli(context: click.Context, config: Path | None) -> None:
    """Watches your mailbox and puts the next message to the people you wrote to into your Drafts. It never sends.

    Begin with `followthrough check`: it reads your settings, signs in, finds your mailboxes and says what it would
    do next, without writing anything. `followthrough demo` shows the whole thing on a mailbox made up for it.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    context.obj = context.obj or World()
    context.obj.config = config


for command in (
    run,
    once,
    check,
    check_mail,
    read,
    status,
    plan,
    why,
    people,
    export,
    template,
    replay,
    demo,
    *COMMANDS,
):
    cli.add_command(command)


def exit_code(error: Exception) -> int:
    """What the process ends with for an error."""
    if isinstance(error, AlreadyRunning):
        return EXIT_RUNNING
    if isinstance(error, ConfigError | CredentialError | TemplateError):
        return EXIT_HUMAN
    if isinstance(error, LedgerError):
        return EXIT_FAILED if error.problem in ("full", "locked") else EXIT_HUMAN
    return EXIT_FAILED


def main(
    arguments: list[str] | None = None, world: World | None = None, leave: Callable[[int], None] = sys.exit
) -> None:
    """The ``followthrough`` command: every expected error as a few lines that say what to do, never a traceback."""
    try:
        leave(int(cli.main(args=arguments, obj=world, standalone_mode=False) or 0))
    except click.exceptions.Exit as error:
        leave(error.exit_code)
    except click.ClickException as error:
        error.show()
        leave(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        leave(EXIT_FAILED)
    except (AlreadyRunning, ConfigError, CredentialError, TemplateError, LedgerError, MailboxError) as error:
        click.echo(explain(error), err=True)
        leave(exit_code(error))


if __name__ == "__main__":
    main()
