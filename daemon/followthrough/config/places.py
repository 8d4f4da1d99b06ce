"""Where things are on this machine: config, state, shipped templates, and the time zone it keeps."""

import os
from pathlib import Path

import platformdirs

import followthrough
from followthrough.config.checks import known_zone
from followthrough.config.problems import ConfigError, NoConfig, Problem

CONFIG_NAME = "followthrough.toml"

_LOCALTIME = Path("/etc/localtime")
_TIMEZONE = Path("/etc/timezone")


def find_config(given: Path | None) -> Path:
    """``--config``, else $FOLLOWTHROUGH_CONFIG, else the platform's config folder. Raises NoConfig with all places
    looked at."""
    if given is not None:
        return given.absolute()
    if named := os.environ.get("FOLLOWTHROUGH_CONFIG"):
        return Path(named).expanduser().absolute()
    places = config_places()
    for place in places:
        if os.path.lexists(place):
            return place
    raise NoConfig(places)


def config_places() -> tuple[Path, ...]:
    """Where a config is looked for, best first: systemd's folder, the platform's own, ~/.config, the system's."""
    folders = [
        *map(Path, _listed("CONFIGURATION_DIRECTORY")),
        platformdirs.user_config_path("followthrough"),
        Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "followthrough",
        *map(Path, platformdirs.site_config_dir("followthrough", multipath=True).split(os.pathsep)),
    ]
    return tuple(dict.fromkeys(folder / CONFIG_NAME for folder in folders))


def default_state_dir() -> Path:
    """systemd's $STATE_DIRECTORY, else the platform's state folder."""
    named = _listed("STATE_DIRECTORY")
    return Path(named[0]) if named else platformdirs.user_state_path("followthrough")


def _listed(variable: str) -> list[str]:
    return [each for each in os.environ.get(variable, "").split(":") if each]


def shipped_templates() -> Path:
    """The folder of the templates that come with the program: in the wheel, or the checkout of an editable install."""
    package = Path(followthrough.__file__).parent
    if (package / "templates").is_dir():
        return package / "templates"
    checkout = package.parents[1]
    if (checkout / "templates").is_dir() and (checkout / "config.example.toml").is_file():
        return checkout / "templates"
    problem = Problem(
        package / "templates", 0, "", "the program's own templates are missing", "install it again"
    )
    raise ConfigError((problem,))


def machine_zone() -> str | None:
    """The IANA name of this machine's time zone; None where it has a zone whose name can't be told."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named and not named.startswith("/"):
        return named if known_zone(named) else None
    return _zone_of(Path(named) if named else _LOCALTIME)


def _zone_of(localtime: Path) -> str | None:
    if not localtime.exists():
        # What the C library then goes by.
        return "UTC"
    _, found, name = str(localtime.resolve()).partition("zoneinfo/")
    name = name.removeprefix("posix/").removeprefix("right/")
    if found and known_zone(name):
        return name
    # A copy instead of a link: Debian keeps the name beside it.
    try:
        name = _TIMEZONE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if known_zone(name) else None
