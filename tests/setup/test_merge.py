"""Importing against what is known: nobody twice, the user's own word first, a second time nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.config.listed import read_listed
from followthrough.config.merge import joined
from followthrough.config.people import Person
from followthrough.mail.address import Identities, normalise
from followthrough.mail.decode import fold_case
from followthrough.setup.entries import Entry, NotPeople
from followthrough.setup.imported import write_imported
from followthrough.setup.merge import Import, take

ME = Identities(frozenset({"sam@example.org"}))


def entry(name: str = "", *addresses: str, **fields: str) -> Entry:
    made = Entry("line 2", name)
    for address in addresses:
        made.add_addresses(address)
    for key, value in fields.items():
        made.put(key, value)
    return made


def taken(entries: Iterable[Entry], mine: Sequence[Person] = (), imported: Sequence[Person] = ()) -> Import:
    return take(entries, mine, imported, ME, ["advice"])


def results(done: Import) -> list[tuple[str, str]]:
    return [(each.result, each.what) for each in done.taken]


BEA = Person(name="Bea", addresses=("bea@example.com",), organisation="Mine")


def test_who_is_known_by_an_address_is_made_more_complete_and_nothing_is_overruled() -> None:
    done = taken([entry("Beatrice", "BEA@example.com", "b@home.example", phone="1", organisation="X")], [BEA])
    assert results(done) == [("merged", "addresses, phone")]
    assert done.taken[0].known_as == "Bea"
    (bea,) = joined([BEA], done.people)
    assert (bea.name, bea.organisation, bea.phone) == ("Bea", "Mine", "1")
    assert bea.addresses == ("bea@example.com", "b@home.example")
    # The imported file does not repeat what the user says.
    assert done.people[0].organisation == ""


def test_doubles_within_the_file_are_one_person() -> None:
    done = taken(
        [
            entry("Cy", "cy@x.example"),
            entry("Cy B", "c@y.example", "cy@x.example", phone="1"),
            entry("Cy", "cy@x.example"),
        ]
    )
    assert results(done) == [("new", "name, addresses"), ("merged", "addresses, phone"), ("nothing new", "")]
    assert [each.addresses for each in done.people] == [("cy@x.example", "c@y.example")]


def test_who_has_no_address_yet_is_found_by_the_full_name() -> None:
    """A first name alone, or a name two people bear, tells nobody."""
    ida, bob = Person(name="Ida Somebody"), Person(name="Bob")
    done = taken([entry("ida  somebody", "ida@x.example"), entry("Bob", "bob@x.example")], [ida, bob])
    assert results(done) == [("merged", "addresses"), ("new", "name, addresses")]
    assert [each.name for each in joined([ida, bob], done.people)] == ["Ida Somebody", "Bob", "Bob"]
    again = taken([entry("Ida Somebody"), entry("Bob")], [ida, bob])
    assert results(again) == [("nothing new", "")] * 2


def test_a_name_that_several_have_is_nobody_without_an_address() -> None:
    """Filling in one of them would be a guess."""
    two = [Person(name="Bea Muster", addresses=(a,)) for a in ("b@x.example", "b@y.example")]
    done = taken([entry("Bea Muster", phone="1")], two)
    assert results(done) == [("skipped", "several people have this name; an address would tell who is meant")]
    assert done.people == ()


def test_an_address_that_is_somebody_elses_stays_theirs() -> None:
    cy = Person(name="Cy", addresses=("cy@x.example",))
    done = taken([entry("Bea", "bea@example.com", "cy@x.example", phone="1")], [BEA, cy])
    assert results(done) == [("merged", "phone")]
    assert done.taken[0].notes == ("cy@x.example is somebody else's already",)


def test_what_is_nobody_is_skipped_with_the_reason() -> None:
    group = entry("Sailors")
    group.skip = "a group, not a person"
    done = taken(
        [entry(), entry("", "nonsense"), entry("Sam", "Sam@example.org"), group, entry("", "x@y.example")]
    )
    assert results(done) == [
        ("skipped", "no name and no address"), ("skipped", "no name and no valid address"), ("skipped", "that is you"),
        ("skipped", "a group, not a person"), ("new", "name, addresses"),
    ]  # fmt: skip
    assert done.people[0].name == "x@y.example"


def test_a_playbook_that_there_is_not_is_left_out() -> None:
    done = taken([entry("A", "a@x.example", playbook="advice"), entry("B", "b@x.example", playbook="other")])
    assert [each.playbook for each in done.people] == ["advice", ""]
    assert done.taken[1].notes == ("playbook: there is no playbook 'other'",)


def asked(made: Entry, cell: str = "x") -> Entry:
    made.ask_for_introduction(cell)
    return made


def reloaded(tmp_path: Path, mine: Sequence[Person], done: Import) -> tuple[Person, ...]:
    """Everybody, once the file was written and read by itself, which must find nothing wrong."""
    path = tmp_path / "people-imported.toml"
    write_imported(path, done.people)
    listed = read_listed(path, None)
    assert listed.problems == ()
    return joined(mine, listed.people)


def test_an_introduction_is_asked_for_where_there_is_a_why_and_an_address(tmp_path: Path) -> None:
    """In the line or from the user's own file; else it is said, and the rest of the line is taken."""
    mine = [
        Person(name="Bea", addresses=("bea@x.example",), why="Her talk."),
        Person(name="Ida", addresses=("ida@x.example",), why=""),
        Person(name="Joe", addresses=("joe@x.example",), why="His book.", introduce=False),
    ]
    done = taken(
        [
            asked(entry("Ann", "ann@x.example", why="Her report.")),
            asked(entry("Bea", "Bea@X.example")),
            asked(entry("Cy Brandt", why="His maps.", phone="1")),
            asked(entry("Dora", "dora@x.example", role="cook")),
            asked(entry("Ida", "ida@x.example", why="Her garden.", role="cook")),
            asked(entry("Joe", "joe@x.example")),
            asked(entry("Kim", "kim@x.example", why="Tea."), "perhaps"),
            asked(entry("Lou", "lou@x.example", why="Tea."), "nein"),
        ],
        mine,
    )
    people = {each.name: each for each in reloaded(tmp_path, mine, done)}
    assert [name for name, each in people.items() if each.introduce] == ["Bea", "Ann"]
    notes = {each.name: each.notes for each in done.taken if each.notes}
    no_why = "introduce: needs a why: nobody is written to without a reason"
    assert notes == {
        "Cy Brandt": ("introduce: needs an address to write to",),
        "Dora": (no_why,),
        "Ida": (no_why,),
        "Kim": ("introduce: 'perhaps' is neither yes nor no; write yes, or nothing",),
    }
    assert results(done)[:2] == [("new", "name, addresses, why, introduce"), ("merged", "introduce")]
    assert (people["Dora"].role, people["Ida"].role, people["Cy Brandt"].phone) == ("cook", "cook", "1")


def test_an_introduction_may_come_later_than_the_address(tmp_path: Path) -> None:
    """Imported twice, each time with a part; the user's file has the address, in capitals."""
    mine = [Person(name="Bea Muster", addresses=("BEA@x.example",))]
    done = taken([entry("Bea Muster", phone="1")], mine)
    done = taken([asked(entry("Bea Muster", "bea@x.example"))], mine, done.people)
    assert done.taken[0].notes
    done = taken([asked(entry("Bea Muster", why="Her talk."))], mine, done.people)
    assert results(done) == [("merged", "why, introduce")]
    (bea,) = reloaded(tmp_path, mine, done)
    assert (bea.introduce, bea.why, bea.phone) == (True, "Her talk.", "1")
    assert {normalise(a) for a in bea.addresses} == {"bea@x.example"}
    again = taken([asked(entry("Bea Muster", why="Her talk."))], mine, done.people)
    assert results(again) == [("nothing new", "")]


_names = st.sampled_from(["", "Bea", "Bea Muster", "bea  muster", "Cy Brandt"])
_addresses = st.lists(
    st.sampled_from(["a@x.example", "A@x.example", "b@x.example", "c@x.example"]), max_size=3
)
_entries = st.lists(
    st.builds(
        lambda n, a, p, why, cell: asked(entry(n, *a, phone=p, why=why), cell),
        _names,
        _addresses,
        st.sampled_from(["", "1", "2"]),
        st.sampled_from(["", "Tea."]),
        st.sampled_from(["", "x"]),
    ),
    max_size=6,
)
_mine = st.lists(st.tuples(_names, _addresses), max_size=4)


@settings(max_examples=150)
@given(mine=_mine, first=_entries, second=_entries)
def test_nobody_is_ever_listed_twice_and_a_second_import_changes_nothing(
    mine: list[tuple[str, list[str]]], first: list[Entry], second: list[Entry]
) -> None:
    """Whatever is listed and imported: every address once, in the imported file and in both together."""
    own: list[Person] = []
    for name, addresses in mine:
        used = {normalise(a) for p in own for a in p.addresses}
        new = tuple(dict.fromkeys(normalise(a) for a in addresses if normalise(a) not in used))
        if name and (new or all(fold_case(p.name) != fold_case(name) or p.addresses for p in own)):
            own.append(Person(name=name, addresses=new))
    done = taken(first, own)
    done = taken(second, own, done.people)
    for people in (done.people, joined(own, done.people)):
        addresses = [normalise(a) for p in people for a in p.addresses]
        assert len(addresses) == len(set(addresses))
    assert all(each.why and each.addresses for each in done.people if each.introduce)
    # Whoever is asked for before a later line says why, is taken the second time.
    if any(each.introduce for each in (*first, *second)):
        done = taken([*first, *second], own, done.people)
    again = taken([*first, *second], own, done.people)
    assert {each.result for each in again.taken} <= {"nothing new", "skipped"}
    assert again.people == done.people


def test_the_file_is_the_programs_readable_by_its_owner_alone_and_loads_again(tmp_path: Path) -> None:
    """With what is awkward in TOML, and nothing left beside it."""
    path = tmp_path / "people-imported.toml"
    people = (Person(name='Bea "B" \\ Müster', addresses=("bea@example.com",), notes='one\n"""two"""\n\\'),)
    write_imported(path, people)
    write_imported(path, people)
    listed = read_listed(path, None)
    assert (listed.people, listed.problems) == (people, ())
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_more_than_can_be_read_again_is_not_written(tmp_path: Path) -> None:
    """A list that could not be loaded would stop everything."""
    path = tmp_path / "people-imported.toml"
    with pytest.raises(NotPeople, match=r"would be over 8 MB. Import fewer people, or less of each."):
        write_imported(path, [Person(name="Bea", notes="x" * 4000)] * 2200)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        NotPeople, match=r"cannot be written: No such file or directory. Check the folder's owner"
    ):
        write_imported(tmp_path / "none" / "people-imported.toml", [])
