"""``template``: the words of drafts and notes: which there are, what they say, a copy to change, and a look at one."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import click

from followthrough.cli.look import looking
from followthrough.cli.names import Names
from followthrough.cli.world import (
    heading,
    json_option,
    now_of,
    paragraph,
    quiet_log,
    settings_of,
    show_json,
    table,
)
from followthrough.compose import draft as drafts
from followthrough.compose.render import Rendered, Templates
from followthrough.compose.samples import LETTERS, sample_values
from followthrough.compose.sets import OTHER, language_of_folder
from followthrough.config.checks import nearest
from followthrough.config.load import TEMPLATES_NAME, Settings, shipped_templates
from followthrough.service.preview import preview as imagined
from followthrough.service.speaking import Missing

_ENDINGS = (".txt.j2", ".html.j2")
_PRINTED = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_FOLDER = re.compile(r"\w[\w-]{0,60}")
_set_option = click.option("--set", "folder", default="", help="The set it is in: a folder, such as german.")


class PreviewData(TypedDict):
    """What ``preview --json`` says of one letter."""

    template: str
    set: str
    language: str
    to: list[str]
    cc: list[str]
    bcc: list[str]
    subject: str
    body: str
    fills: list[str]
    empty: list[str]


@click.group(short_help="The words of drafts and notes: list, show, copy, preview.")
def template() -> None:
    """The words of drafts and notes. They come from templates, and you can change every one of them.

    `copy` puts one into your own templates folder; the copy is used from then on, within a minute of every change.
    """


@template.command("list", short_help="Which templates there are, and whose is used.")
@json_option
@click.pass_context
def list_(context: click.Context, as_json: bool) -> None:
    """Which templates there are: their set (none: English), and whether the program's or your own is used."""
    settings = settings_of(context)
    files = [
        {
            "name": file.removesuffix(".txt.j2").removesuffix(".j2"),
            "set": folder,
            "yours": not _is_shipped(source.path),
            "path": source.path,
        }
        for name, source in sorted(settings.templates.items(), key=lambda each: each[0].rpartition("/")[::2])
        for folder, _, file in [name.rpartition("/")]
    ]
    if as_json:
        show_json({"templates": files})
        return
    rows = [
        (str(f["name"]), str(f["set"]), f"yours: {f['path']}" if f["yours"] else "the program's")
        for f in files
    ]
    table(("name", "set", "used is"), rows)


@template.command(short_help="What a template says.")
@click.argument("name")
@_set_option
@click.pass_context
def show(context: click.Context, name: str, folder: str) -> None:
    """What the template NAME says, as it is used: its comment tells what it is given."""
    settings = settings_of(context)
    for each in _found(settings, name, folder):
        click.echo(settings.templates[each].text, nl=False)


@template.command(short_help="Copy one to your own templates, to change it.")
@click.argument("name")
@_set_option
@click.pass_context
def copy(context: click.Context, name: str, folder: str) -> None:
    """Copy the template NAME into your templates folder, to be changed there. Never over one that you have.

    With `--set french` it goes into a folder of that name: it is used for French letters once it is in French.
    """
    settings = settings_of(context)
    config = settings.config
    place = config.templates_dir or settings.path.parent / TEMPLATES_NAME
    name, folder = _apart(name, folder)
    _named(settings, name)
    sources = [path for ending in _ENDINGS if (path := _source(name + ending, folder)).is_file()]
    targets = [place / folder / path.name for path in sources]
    for target in targets:
        if target.exists() or target.is_symlink():
            raise click.ClickException(f"{target} is there already. Edit that one; nothing was copied.")
    for source, target in zip(sources, targets, strict=True):
        _write_new(target, source.read_text(encoding="utf-8"))
        click.echo(str(target))
    language = language_of_folder(folder)
    if folder and not (shipped_templates() / folder).is_dir():
        used = f"for letters in that language ({language})" if language else f'by templates = "{folder}"'
        paragraph(f"Once you have put it into your words it is used {used}.")


@template.command(short_help="What a letter would say, to somebody you know or with samples.")
@click.argument("name", required=False, default="")
@click.argument("person", required=False, default="")
@_set_option
@json_option
@click.pass_context
def preview(context: click.Context, name: str, person: str, folder: str, as_json: bool) -> None:
    """What the template NAME says, with samples; or as it would be written to PERSON now, and what it does not know.

    Without NAME it is the next letter planned for PERSON; without either, every letter with samples. Nothing is
    written.
    """
    quiet_log()
    settings = settings_of(context)
    if person:
        found = [_for_person(context, settings, name, person)]
    elif name and _apart(name, "")[0] not in _names(settings):
        found = [_for_somebody(context, settings, name)]
    else:
        name, folder = _apart(name, folder)
        if name:
            _named(settings, name)
        found = [_with_samples(settings, each, folder) for each in ([name] if name else LETTERS)]
    if as_json:
        show_json({"previews": found})
        return
    for each in found:
        _show(each)


def _for_somebody(context: click.Context, settings: Settings, word: str) -> PreviewData:
    """A word alone that is no template's name: a person's, unless it is nobody's and nearly a template's."""
    try:
        return _for_person(context, settings, "", word)
    except click.ClickException:
        if nearest(word, _names(settings)) and "@" not in word:
            _named(settings, word)
        raise


def _for_person(context: click.Context, settings: Settings, name: str, person: str) -> PreviewData:
    name = _apart(name, "")[0]
    if name:
        _named(settings, name)
    with looking(settings) as (engine, ledger):
        now = now_of(context)
        engine.decisions(now)
        who = Names(settings, ledger).one(person, engine.conversations)
        try:
            found = imagined(engine.speaking, engine.conversations[who], engine.outlooks.get(who), name, now)
        except Missing as error:
            raise click.ClickException(f"The mail it would answer is not kept any more: {error}.") from None
        if found is None:
            raise click.ClickException(
                f"No letter to {person} is planned. Name one: `followthrough template preview check_in {person}`."
            )
        letter = found[0]
        rendered = drafts.render(letter, Templates(settings.templates))
        values = drafts.values_of(letter)
    used = next((f"{s}/" for s in letter.sets if f"{s}/{letter.template}.txt.j2" in settings.templates), "")
    return PreviewData(
        template=letter.template,
        set=used.rstrip("/"),
        language=letter.language,
        to=[_address(each.name, each.address) for each in letter.to],
        cc=[_address(each.name, each.address) for each in letter.cc],
        bcc=[_address(each.name, each.address) for each in letter.bcc],
        **_text(rendered),
        empty=_empty(settings.templates[f"{used}{letter.template}.txt.j2"].text, values),
    )


def _with_samples(settings: Settings, name: str, folder: str) -> PreviewData:
    whole = f"{folder}/{name}.txt.j2" if folder else f"{name}.txt.j2"
    if whole not in settings.templates:
        raise click.ClickException(
            f"The set “{folder}” has no “{name}”. `followthrough template list` shows all."
        )
    values = sample_values(whole)
    rendered = Templates(settings.templates).render(f"{name}.txt.j2", values, (folder,) if folder else ())
    return PreviewData(
        template=name,
        set=folder,
        language=language_of_folder(folder) or ("" if folder or name == OTHER else "en"),
        to=[],
        cc=[],
        bcc=[],
        **_text(rendered),
        empty=_empty(settings.templates[whole].text, values),
    )


class _Text(TypedDict):
    subject: str
    body: str
    fills: list[str]


def _text(rendered: Rendered) -> _Text:
    return {
        "subject": rendered.headers.get("subject", ""),
        "body": rendered.body,
        "fills": list(rendered.fills),
    }


def _empty(source: str, values: Mapping[str, object]) -> list[str]:
    """The values that a template asks for and that are not known."""
    words = set(re.findall(r"\w+", " ".join(_PRINTED.findall(_COMMENT.sub("", source)))))
    return sorted(key for key in words & set(values) if values[key] in ("", ()))


def _show(each: PreviewData) -> None:
    heading(f"{each['set']}/{each['template']}" if each["set"] else each["template"])
    for label, people in (("To", each["to"]), ("Cc", each["cc"]), ("Bcc", each["bcc"])):
        if people:
            click.echo(f"{label}: {', '.join(people)}")
    click.echo(f"Subject: {each['subject']}\n")
    paragraph(each["body"])
    click.echo()
    if each["fills"]:
        paragraph(f"Yours to fill: {len(each['fills'])}.")
    if each["empty"]:
        paragraph(f"Not known, or not so: {', '.join(each['empty'])}.")


def _address(name: str, address: str) -> str:
    return f"{name} <{address}>" if name else address


def _apart(name: str, folder: str) -> tuple[str, str]:
    """``german/attempt.txt.j2`` as people may write it: the name without ending, and the set."""
    before, _, file = name.rpartition("/")
    folder = folder or before
    if folder and not _FOLDER.fullmatch(folder):
        raise click.ClickException(f"“{folder}” is no name for a set: one folder, such as german.")
    return _plain(file), folder


def _plain(file: str) -> str:
    """A file's name without its ending."""
    return file.removesuffix(".j2").removesuffix(".txt").removesuffix(".html")


def _names(settings: Settings) -> list[str]:
    return sorted({_plain(each.rpartition("/")[2]) for each in settings.templates})


def _named(settings: Settings, name: str) -> None:
    """Raises a ClickException with the nearest name where there is no template of this one."""
    names = _names(settings)
    if name not in names:
        near = nearest(name, names)
        hint = f" Did you mean “{near}”?" if near else ""
        raise click.ClickException(
            f"There is no template “{name}”.{hint} `followthrough template list` shows all."
        )


def _found(settings: Settings, name: str, folder: str) -> list[str]:
    """The keys of a template in the settings: its text, and its page where it has one."""
    name, folder = _apart(name, folder)
    _named(settings, name)
    before = f"{folder}/" if folder else ""
    found = [f"{before}{name}{each}" for each in _ENDINGS if f"{before}{name}{each}" in settings.templates]
    if not found:
        raise click.ClickException(
            f"The set “{folder}” has no “{name}”. `followthrough template list` shows all."
        )
    return found


def _source(file: str, folder: str) -> Path:
    """The program's own file of that set, else the English one to begin with."""
    shipped = shipped_templates()
    own = shipped / folder / file
    return own if folder and own.is_file() else shipped / file


def _is_shipped(path: str) -> bool:
    return Path(path).is_relative_to(shipped_templates())


def _write_new(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror}. Nothing was copied there.") from None
