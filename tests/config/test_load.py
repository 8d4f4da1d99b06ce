"""The user's files as a whole: found, read, refused with reasons, and watched for edits."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from followthrough.config import calendars, places
from followthrough.config.checks import is_loopback
from followthrough.config.load import ConfigError, Settings, find_config, load, shipped_templates, stamp
from followthrough.config.wording import describe
from followthrough.plan.business_time import Unit, Window
from followthrough.plan.playbook import DEFAULT_ATTEMPTS

GOOD = """\
[me]
name = "Ann"

[hours]
timezone = "Europe/Berlin"

[[account]]
name = "private"
host = "imap.example.org"
login = "ann@example.org"
addresses = ["ann@example.org"]

[[playbook]]
name = "advice"
"""

PEOPLE = '[[person]]\nname = "Bea"\naddresses = ["bea@example.com"]\nplaybook = "advice"\n'


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good config in a folder of its own, and no settings of this machine's."""
    for name in (
        "FOLLOWTHROUGH_CONFIG",
        "STATE_DIRECTORY",
        "CONFIGURATION_DIRECTORY",
        "XDG_STATE_HOME",
        "TZ",
    ):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "config"
    folder.mkdir()
    path = folder / "followthrough.toml"
    path.write_text(GOOD)
    return path


def problems(path: Path) -> list[str]:
    """What loading says, without the folder."""
    with pytest.raises(ConfigError) as refused:
        load(path)
    return [describe(each).replace(f"{path.parent}/", "") for each in refused.value.problems]


def change(path: Path, old: str, new: str) -> None:
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


# Good -----------------------------------------------------------------------------------------------------------------


def test_a_small_config_is_enough(config: Path) -> None:
    """All the rest has defaults, and the playbook is in plan's terms."""
    settings = load(config)
    assert settings.config.drafts_per_day == 5
    assert settings.zone == "Europe/Berlin"
    assert settings.people == ()
    assert "attempt.txt.j2" in settings.templates
    rules = settings.config.playbook[0].rules()
    assert (rules.attempts, rules.check_in) == (DEFAULT_ATTEMPTS, Window(3, 4, Unit.WEEKS))


@pytest.mark.parametrize(
    "change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")]
)
def test_what_other_editors_write_is_read_too(config: Path, change: Any) -> None:
    """A byte order mark, line ends of Windows."""
    config.write_bytes(change(config.read_bytes()))
    assert load(config).config.me.name == "Ann"


def test_the_user_s_template_comes_before_the_program_s(config: Path) -> None:
    """By name; sets are folders; hidden files, copies of editors and others are not looked at."""
    own = config.parent / "templates"
    (own / "german").mkdir(parents=True)
    (own / "attempt.txt.j2").write_text("Subject: mine\n\nMine\n")
    (own / "german" / "attempt.txt.j2").write_text("Subject: meins\n\n{% include '_gruss.txt.j2' %}\n")
    (own / "_gruss.txt.j2").write_text("Hallo\n")
    for name in (".attempt.txt.j2.swp", "attempt.txt.j2~", "README"):
        (own / name).write_bytes(b"\xff{{")
    change(config, 'name = "advice"', 'name = "advice"\ntemplates = "german"')
    found = load(config).templates
    assert found["attempt.txt.j2"].text == "Subject: mine\n\nMine\n"
    assert found["german/attempt.txt.j2"].path == str(own / "german" / "attempt.txt.j2")
    shipped = shipped_templates()
    assert set(found) - {str(each.relative_to(shipped)) for each in shipped.rglob("*")} == {"_gruss.txt.j2"}


def test_relative_paths_begin_at_the_config_s_folder(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And ~ is the home; wherever the program was started."""
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", str(config.parent / "home"))
    (config.parent / "them.toml").write_text(PEOPLE)
    config.write_text('people_file = "them.toml"\nstate_dir = "~/state"\n' + GOOD)
    change(config, "host =", 'password_file = "secret"\nhost =')
    settings = load(config)
    assert [each.name for each in settings.people] == ["Bea"]
    assert settings.state_dir == config.parent / "home" / "state"
    assert settings.config.account[0].password_file == config.parent / "secret"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "LOCALHOST."])
def test_plain_text_is_allowed_to_this_machine_alone(config: Path, host: str) -> None:
    assert is_loopback(host)
    change(config, '"imap.example.org"', f'"{host}"\nsecurity = "none"')
    assert load(config).config.account[0].security == "none"


@pytest.mark.parametrize("host", ["localhost.example.org", "128.0.0.1", "0.0.0.0", "::2", "localhos", ""])
def test_what_only_looks_like_this_machine_is_not_it(host: str) -> None:
    assert not is_loopback(host)


# Refused --------------------------------------------------------------------------------------------------------------


def test_files_that_cannot_be_read_are_named(config: Path) -> None:
    """Missing, a folder, a pipe, not UTF-8 (with its line), UTF-16, ten megabytes."""
    config.write_bytes(b"[me]\nname = 'J\xf6rg'\n")
    assert problems(config) == [
        "followthrough.toml:2: byte 0xf6 is not UTF-8; allowed: UTF-8: save it again so"
    ]
    config.write_text(GOOD, encoding="utf-16")
    assert problems(config) == [
        "followthrough.toml: is UTF-16; allowed: UTF-8: save it again with that encoding"
    ]
    config.write_bytes(b"#" * 10_000_000)
    assert problems(config) == ["followthrough.toml: is over 1024 KB; allowed: a config of at most that"]
    config.write_bytes(b"a = " + b"[" * 5000)
    assert problems(config) == ["followthrough.toml: is not TOML: nested too deeply; allowed: see toml.io"]
    config.unlink()
    assert problems(config) == ["followthrough.toml: there is no such file; allowed: a file that can be read"]
    config.mkdir()
    assert problems(config) == ["followthrough.toml: is not a file; allowed: a file that can be read"]
    config.rmdir()
    os.mkfifo(config)
    assert problems(config) == ["followthrough.toml: is not a file; allowed: a file that can be read"]


def test_all_files_are_checked_at_once(config: Path) -> None:
    """Config, people and templates: whoever fixes one round need not come back for another."""
    change(config, "[me]", "[me]\nnme = 1")
    (config.parent / "people.toml").write_text("[[person]]\nnamme = 1\n")
    (config.parent / "templates").mkdir()
    (config.parent / "templates" / "attempt.txt.j2").write_text("no header\n")
    files = [each.split(":")[0] for each in problems(config)]
    assert files == ["followthrough.toml", "people.toml", "people.toml", "templates/attempt.txt.j2"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_password_in_a_file_that_others_can_read_is_refused(config: Path, mode: int) -> None:
    """It says what to type, and never the password; so does any other message about it."""
    change(config, "host =", 'password = "hunter2"\nhost =')
    config.chmod(mode)
    [said] = problems(config)
    assert said.startswith("followthrough.toml:9: account[1].password: others can read or write this file")
    assert "chmod 600" in said
    config.chmod(0o600)
    settings = load(config)
    assert "hunter2" not in repr(settings)
    change(config, '"hunter2"', '["hunter2"]')
    assert "hunter2" not in "".join(problems(config))
    change(config, '["hunter2"]', '"hunter2\\u0000"')
    assert "hunter2" not in "".join(problems(config))


def test_a_templates_folder_with_traps_is_told(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links in circles or back, a socket, a file too large: each named, and nothing hangs."""
    own = config.parent / "templates"
    own.mkdir()
    (own / "answer.txt.j2").symlink_to(own / "answer.txt.j2")
    (own / "again").symlink_to(own)
    (own / "attempt.txt.j2").write_bytes(b"x" * 100_000_000)
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(own)  # a socket's path may not be long
        server.bind("check_in.txt.j2")
    said = problems(config)
    assert [each.partition(": ")[0] for each in said[:4]] == [
        "templates/again", "templates/answer.txt.j2", "templates/attempt.txt.j2", "templates/check_in.txt.j2",
    ]  # fmt: skip


# Places ---------------------------------------------------------------------------------------------------------------


def test_a_config_is_looked_for_where_it_belongs(
    config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Given, then named by the environment, then XDG; and if nowhere, all places are said."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    with pytest.raises(ConfigError) as refused:
        find_config(None)
    [said] = map(describe, refused.value.problems)
    for place in ("xdg", "etc"):
        assert str(tmp_path / place / "followthrough" / "followthrough.toml") in said
    at_home = tmp_path / "xdg" / "followthrough" / "followthrough.toml"
    at_home.parent.mkdir(parents=True)
    at_home.write_text(GOOD)
    assert find_config(None) == at_home
    monkeypatch.setenv("FOLLOWTHROUGH_CONFIG", str(config))
    assert find_config(None) == config
    assert find_config(Path("given.toml")) == Path.cwd() / "given.toml"


def test_the_state_is_kept_where_it_belongs(
    config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """XDG's folder, systemd's, the config's: each beats the one before."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    assert load(config).state_dir == tmp_path / "xdg" / "followthrough"
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/followthrough:/var/lib/other")
    assert load(config).state_dir == Path("/var/lib/followthrough")
    config.write_text('state_dir = "here"\n' + GOOD)
    assert load(config).state_dir == config.parent / "here"


def test_without_a_zone_the_machine_s_counts(
    config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """$TZ, then what /etc/localtime links to, then its name beside it; one that can't be named is asked for."""
    change(config, '[hours]\ntimezone = "Europe/Berlin"\n', "")
    monkeypatch.setenv("TZ", ":America/New_York")
    assert load(config).zone == "America/New_York"
    monkeypatch.delenv("TZ")
    localtime, timezone = tmp_path / "localtime", tmp_path / "timezone"
    monkeypatch.setattr(places, "_LOCALTIME", localtime)
    monkeypatch.setattr(places, "_TIMEZONE", timezone)
    assert load(config).zone == "UTC"
    zones = tmp_path / "zoneinfo" / "Asia"
    zones.mkdir(parents=True)
    (zones / "Tokyo").write_bytes(b"TZif")
    localtime.symlink_to(zones / "Tokyo")
    assert load(config).zone == "Asia/Tokyo"
    localtime.unlink()
    localtime.write_bytes(b"TZif")
    assert problems(config) == [
        "followthrough.toml:1: hours.timezone: is needed: the name of this machine's time zone can't be told; "
        "allowed: an IANA name such as Europe/Berlin"
    ]
    timezone.write_text("Asia/Kolkata\n")
    assert load(config).zone == "Asia/Kolkata"
    monkeypatch.setenv("TZ", "CET-1CEST")
    assert len(problems(config)) == 1


# Edits ----------------------------------------------------------------------------------------------------------------


def edits(settings: Settings, own: Path, config: Path) -> Any:
    """What a user does, each to be seen."""
    yield lambda: config.write_text(config.read_text() + "# more\n")
    yield lambda: _copy(config).replace(config)
    yield lambda: config.chmod(0o600)
    yield lambda: (config.parent / "people.toml").write_text(PEOPLE)
    yield lambda: (own / "attempt.txt.j2").write_text("Subject: y\n\nY\n")
    yield lambda: (own / "answer.txt.j2").write_text("Subject: z\n\nZ\n")
    yield (own / "answer.txt.j2").unlink
    yield (config.parent / "people.toml").unlink


def _copy(path: Path) -> Path:
    copy = path.with_suffix(".new")
    copy.write_bytes(path.read_bytes())
    return copy


def test_every_edit_is_seen_and_nothing_else(config: Path) -> None:
    """Written, replaced by an editor's rename, made private, added, removed; an editor's own files are no edit."""
    own = config.parent / "templates"
    own.mkdir()
    (own / "attempt.txt.j2").write_text("Subject: x\n\nX\n")
    settings = load(config)
    for edit in edits(settings, own, config):
        (own / ".attempt.txt.j2.swp").write_text("an editor's")
        assert stamp(settings) == settings.stamp
        edit()
        assert stamp(settings) != settings.stamp
        settings = load(config)


IMPORTED = """
[[person]]
name = "Beatrice Muster"
addresses = ["BEA@example.com", "bea@home.example"]
phone = "+49 30 1"
organisation = "Imported Ltd"

[[person]]
name = "Ida Somebody"
addresses = ["ida@example.com"]

[[person]]
name = "Gus Grey"
"""


def test_what_was_imported_fills_in_what_the_user_left_out(config: Path) -> None:
    """Key by key: the user's own word stands; who shares an address, or a full name where one has none, is one."""
    mine = '[[person]]\nname = "Bea"\naddresses = ["bea@example.com"]\norganisation = ""\n'
    (config.parent / "people.toml").write_text(mine + '[[person]]\nname = "Ida Somebody"\nnotes = "Sails."\n')
    (config.parent / "people-imported.toml").write_text(IMPORTED)
    bea, ida, gus = load(config).people
    assert (bea.name, bea.organisation, bea.phone) == ("Bea", "", "+49 30 1")
    assert bea.addresses == ("bea@example.com", "bea@home.example")
    assert (ida.addresses, ida.notes) == (("ida@example.com",), "Sails.")
    assert (gus.name, gus.addresses) == ("Gus Grey", ())


def test_a_name_and_introduce_are_enough_for_somebody_imported_with_address_and_why(config: Path) -> None:
    """And what is in neither of the two is asked for, as before."""
    (config.parent / "people-imported.toml").write_text(
        '[[person]]\nname = "Grace Hall"\naddresses = ["grace@example.com"]\nwhy = "Your plan is clear."\n\n'
        '[[person]]\nname = "Ravi Nair"\naddresses = ["ravi@example.com"]\n'
    )
    mine = config.parent / "people.toml"
    mine.write_text('[[person]]\nname = "Grace Hall"\nintroduce = true\n')
    grace = load(config).people[0]
    assert (grace.introduce, grace.addresses, grace.why) == (
        True,
        ("grace@example.com",),
        "Your plan is clear.",
    )
    mine.write_text('[[person]]\nname = "Ravi Nair"\nintroduce = true\n')
    with pytest.raises(ConfigError) as refused:
        load(config)
    assert "needs a why" in describe(refused.value.problems[0])


def test_an_imported_address_that_is_somebody_elses_here_stays_theirs(config: Path) -> None:
    """One entry of an import can name two people of the user's list: nobody gets the other's address."""
    mine = "".join(f'[[person]]\nname = "{n}"\naddresses = ["{n}@example.com"]\n' for n in ("bea", "cy"))
    (config.parent / "people.toml").write_text(mine)
    both = '[[person]]\nname = "Office"\naddresses = ["bea@example.com", "cy@example.com"]\n'
    (config.parent / "people-imported.toml").write_text(both)
    assert [each.addresses for each in load(config).people] == [("bea@example.com",), ("cy@example.com",)]


def test_the_imported_file_is_seen_as_edited_like_the_others(config: Path) -> None:
    settings = load(config)
    (config.parent / "people-imported.toml").write_text(IMPORTED)
    assert stamp(settings) != settings.stamp
    assert stamp(load(config)) == load(config).stamp


def test_a_country_nobody_is_there_to_judge_is_taken(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra nothing is known of countries; what is written is kept for when it is there."""
    monkeypatch.setattr(calendars, "known", lambda: None)
    config.write_text(GOOD.replace("[hours]", '[hours]\ncountry = "QQ"\nregion = "anything"'))
    assert load(config).config.hours.country == "QQ"
