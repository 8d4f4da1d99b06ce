"""Finding and reading the user's files: config, people, templates, credentials. Errors come all at once, with lines."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from followthrough.compose.render import Templates, TemplateSource
from followthrough.config.checks import nearest, shown
from followthrough.config.credentials import CredentialError, credential, fingerprint
from followthrough.config.listed import Listed, everybody, imported_file, read_listed, wrong_country
from followthrough.config.models import Config, Person
from followthrough.config.places import default_state_dir, find_config, machine_zone, shipped_templates
from followthrough.config.problems import ConfigError, Problem
from followthrough.config.read import (
    Stamp,
    Unreadable,
    is_open_to_others,
    read_text,
    stamp_of,
    template_files,
)
from followthrough.config.validate import LinesOf, Loc, check, parse

__all__ = [
    "ConfigError", "CredentialError", "Problem", "Settings", "credential", "find_config", "fingerprint", "load",
    "people_file", "shipped_templates", "stamp",
]  # fmt: skip

PEOPLE_NAME = "people.toml"
TEMPLATES_NAME = "templates"


@dataclass(frozen=True, slots=True)
class Settings:
    """All the user's files as read together; swapped whole when they change and are valid."""

    path: Path
    config: Config
    people: tuple[Person, ...]
    templates: Mapping[str, TemplateSource]
    state_dir: Path
    zone: str
    """The zone in force: config's, else this machine's."""
    stamp: tuple[Stamp, ...]
    """(path, change time in ns, size, inode) of every file read: compared on the tick to see an edit."""


def load(path: Path) -> Settings:
    """Read, check and build everything; templates rendered dry against a sample. Raises ConfigError with all that is
    wrong."""
    return _Loading(path.absolute()).settings()


def stamp(settings: Settings) -> tuple[Stamp, ...]:
    """The files' stamps now; different from ``settings.stamp``: something was edited (or added to templates)."""
    path, config = settings.path, settings.config
    return _stamp(path, _people_file(path, config), _templates_dir(path, config))


def _stamp(path: Path, people: Path, templates: Path) -> tuple[Stamp, ...]:
    found = [each[1] for each in template_files(templates) if not isinstance(each, Problem)]
    return tuple(stamp_of(each) for each in (path, people, imported_file(people), *found))


def people_file(settings: Settings) -> Path:
    """The user's own list of people, whether or not it is there; what was imported is kept beside it."""
    return _people_file(settings.path, settings.config)


def _people_file(path: Path, config: Config | None) -> Path:
    return (config and config.people_file) or path.parent / PEOPLE_NAME


def _templates_dir(path: Path, config: Config | None) -> Path:
    return (config and config.templates_dir) or path.parent / TEMPLATES_NAME


class _Loading:
    """One load: what was found wrong so far, in the order config, people, templates."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines = LinesOf(path, "")
        self._listed: tuple[Listed, ...] = ()
        self._problems: list[Problem] = []

    def settings(self) -> Settings:
        config = self._config()
        people_file, templates_dir = _people_file(self._path, config), _templates_dir(self._path, config)
        # Before the files are read: what is edited meanwhile is then seen as edited.
        before = (stamp_of(self._path), *_stamp(self._path, people_file, templates_dir)[1:])
        people = self._people(people_file, config)
        templates = self._templates(templates_dir, config)
        zone = self._zone(config)
        if self._problems or config is None or zone is None:
            raise ConfigError(tuple(self._problems))
        return Settings(
            path=self._path,
            config=config,
            people=people,
            templates=templates,
            state_dir=config.state_dir or default_state_dir(),
            zone=zone,
            stamp=before,
        )

    def _config(self) -> Config | None:
        try:
            text = read_text(self._path)
        except Unreadable as error:
            self._problems.append(error.problem)
            return None
        data, problems = parse(self._path, text)
        if problems:
            self._problems += problems
            return None
        self._lines = LinesOf(self._path, text)
        config, problems_found = check(Config, self._path, data, self._lines)
        self._problems += problems_found
        self._refuse_open_password(data)
        if config is not None:
            self._refuse_missing_files(config)
        self._refuse_unknown_country(data)
        return config

    def _refuse_open_password(self, data: dict[str, object]) -> None:
        accounts = data.get("account")
        for index, account in enumerate(accounts if isinstance(accounts, list) else ()):
            if isinstance(account, dict) and account.get("password") and is_open_to_others(self._path):
                what = "others can read or write this file, and a password is in it"
                where = ("account", index, "password")
                self._problems.append(
                    self._lines.problem(where, what, f"mode 600; type: chmod 600 {self._path}")
                )

    def _refuse_unknown_country(self, data: dict[str, object]) -> None:
        hours = data.get("hours")
        if isinstance(hours, dict):
            wrong = wrong_country(hours.get("country", ""), hours.get("region", ""))
            if wrong is not None:
                self._problems.append(self._lines.problem(("hours", wrong[0]), *wrong[1:]))

    def _refuse_missing_files(self, config: Config) -> None:
        """A file that is named must be there; one that is only looked for need not."""
        for key, path in (("people_file", config.people_file), ("templates_dir", config.templates_dir)):
            if path is not None and not path.exists():
                self._problems.append(
                    self._lines.problem((key,), f"there is no {self._named(path)}", "a path that exists")
                )
        for index, account in enumerate(config.account):
            if account.ca_file is not None and not account.ca_file.is_file():
                where = ("account", index, "ca_file")
                what = f"there is no file {self._named(account.ca_file)}"
                self._problems.append(self._lines.problem(where, what, "a PEM file with CA certificates"))

    def _named(self, path: Path) -> str:
        folder = self._path.parent
        return shown(str(path.relative_to(folder) if path.is_relative_to(folder) else path))

    def _people(self, path: Path, config: Config | None) -> tuple[Person, ...]:
        imported = read_listed(imported_file(path), config)
        mine = read_listed(path, config, imported.people)
        self._listed = (mine, imported)
        self._problems += (*mine.problems, *imported.problems)
        return everybody(mine, imported)

    def _templates(self, folder: Path, config: Config | None) -> dict[str, TemplateSource]:
        shipped = self._sources(shipped_templates())
        own = self._sources(folder) if folder.exists() or folder.is_symlink() else {}
        for name, source in own.items():
            file = name.rpartition("/")[2]
            # One that only others include may have any name; any other would silently never be used.
            if file not in shipped and not file.startswith("_"):
                allowed = (
                    "a name that the program's own templates have, or one beginning with _ to be included"
                )
                problem = Problem(
                    Path(source.path), 0, "", "is no template's name", allowed, nearest(file, list(shipped))
                )
                self._problems.append(problem)
        sets = {name.partition("/")[0] for name in (*shipped, *own) if "/" in name}
        for index, playbook in enumerate(config.playbook if config else ()):
            self._refuse_unknown_set(self._lines, ("playbook", index, "templates"), playbook.templates, sets)
        for listed in self._listed:
            for index, person in enumerate(listed.people):
                where = ("person", index, "templates")
                self._refuse_unknown_set(listed.lines, where, person.templates, sets)
        templates = {**shipped, **own}
        # The program's own are proven by its tests, and trying all of them takes most of a second.
        self._render_dry(templates, own)
        return templates

    def _sources(self, folder: Path) -> dict[str, TemplateSource]:
        found = {}
        for each in template_files(folder):
            if isinstance(each, Problem):
                self._problems.append(each)
                continue
            name, path = each
            try:
                found[name] = TemplateSource(str(path), read_text(path, "template"))
            except Unreadable as error:
                self._problems.append(error.problem)
        return found

    def _refuse_unknown_set(self, lines: LinesOf, where: Loc, name: str, sets: set[str]) -> None:
        if name and name not in sets:
            what = f"there is no folder {shown(name)} with templates, the program's own or in your templates directory"
            self._problems.append(lines.problem(where, what, ", ".join(sorted(sets)), nearest(name, sets)))

    def _render_dry(self, sources: dict[str, TemplateSource], own: Collection[str]) -> None:
        if not own:
            return
        from followthrough.compose.samples import dry_render

        for error in dry_render(Templates(sources), own):
            self._problems.append(Problem(Path(error.path), error.line, "", error.problem))

    def _zone(self, config: Config | None) -> str | None:
        if config is None:
            return None
        zone = config.hours.timezone or machine_zone()
        if zone is None:
            what = "is needed: the name of this machine's time zone can't be told"
            self._problems.append(
                self._lines.problem(("hours", "timezone"), what, "an IANA name such as Europe/Berlin")
            )
        return zone
