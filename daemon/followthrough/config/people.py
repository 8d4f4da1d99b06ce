"""people.toml as frozen models. The file is the user's and never rewritten."""

from pydantic import Field

from followthrough.config.checks import (
    Address,
    Country,
    Filled,
    Folder,
    Language,
    Line,
    Text,
    Zone,
)
from followthrough.config.model import Table


class Person(Table):
    """One entry of people.toml; the file is the user's and never rewritten."""

    name: Filled = Field(examples=["Bea Muster"], description="Their name.")
    addresses: tuple[Address, ...] = Field(
        default=(),
        examples=[["bea@example.com"]],
        description="Their addresses; the first is the one you write to.",
    )
    playbook: Line = Field(
        default="",
        examples=["advice"],
        description="Enrols mail to them in this playbook; empty: being listed enrols nothing.",
    )
    phone: Line = Field(default="", examples=["+49 30 7654321"], description="Their number, for call notes.")
    organisation: Line = Field(default="", examples=["Example Hospital"], description="Where they work.")
    role: Line = Field(default="", examples=["head of data"], description="What they do there.")
    why: Line = Field(
        default="",
        examples=["You moved a hospital's records to open formats."],
        description="Why them, in a sentence said to them: for the introduction.",
    )
    known_from: Line = Field(
        default="", examples=["the alumni evening"], description="How you know or found them."
    )
    referred_by: Line = Field(
        default="",
        examples=["cy@example.org"],
        description="Who referred you to them: a name or an address, best one that is listed too.",
    )
    introduce: bool = Field(
        default=False, description="true: a first mail to them is drafted; needs why and an address."
    )
    account: Line = Field(
        default="",
        examples=["private"],
        description="The account that writes to them first; empty: the first one.",
    )
    greeting: Line = Field(
        default="", examples=["Dear Bea,"], description="How you greet them, such as 'Dear Ann,'."
    )
    timezone: Zone = Field(
        default="",
        examples=["Europe/London"],
        description="Their IANA zone; calls are then set in both people's hours.",
    )
    country: Country = Field(
        default="",
        examples=["GB"],
        description="Their country (two letters): no calls on its public holidays; needs the extra 'holidays'.",
    )
    language: Language = Field(
        default="",
        examples=["de"],
        description="Two letters: the language drafts to them are in; empty: the one you wrote to them in.",
    )
    notes: Text = Field(
        default="", examples=["Likes sailing."], description="Your own comments; kept as they are."
    )
    templates: Folder = Field(
        default="",
        examples=["german"],
        description="A set of templates to prefer for them: the program's own (german), or a folder of yours.",
    )
    hold: bool = Field(default=False, description="true: nothing is drafted for them.")
    stop: bool = Field(default=False, description="true: nothing is ever drafted for them.")


class People(Table):
    """The whole of people.toml."""

    person: tuple[Person, ...] = Field(
        default=(), description="The people you write to, one [[person]] each."
    )
