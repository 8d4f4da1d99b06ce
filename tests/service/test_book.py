"""Who is known: what is learned, what is nobody's to teach, and what became known since the last look."""

from datetime import UTC, datetime

from followthrough.config.models import Person
from followthrough.mail.address import Address
from followthrough.mail.matching.match import Certainty
from followthrough.mail.message import parse
from followthrough.mail.subject import subject_word
from followthrough.plan.facts import Outreach, Received
from followthrough.service.book import Book

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
ANN = "ann@northlight.example"


def outreach(person: str = ANN, message_id: str = "first@me", at: datetime = AT) -> Outreach:
    return Outreach(
        person=person, account="home", message_id=message_id, at=at, playbook="advice", subject="Advice",
        recipients=(person,),
    )  # fmt: skip


def book(*people: Person) -> Book:
    made = Book(people)
    made.add(outreach())
    return made


def test_only_an_outreach_makes_somebody_known() -> None:
    """An answer of a stranger does not."""
    made = Book(())
    certain = Certainty.CERTAIN
    answer = Received(
        person=ANN, account="home", message_id="m", at=AT, sender=ANN, subject="", says=(), certainty=certain
    )
    made.add(answer)
    assert not made.knows(ANN)


def test_people_toml_is_read_in_any_case() -> None:
    """All of a person's addresses lead to the first, as mail writes it."""
    made = Book((Person(name="Ann", addresses=("Ann@Home.example", "ANN@northlight.example")),))
    made.add(outreach(made.canonical(ANN)))

    assert made.persons() == ("ann@home.example",)
    assert made.addresses("ann@home.example") == {"ann@home.example", ANN}
    listed = made.listed("ann@home.example")
    assert listed is not None
    assert listed.name == "Ann"


def test_an_address_that_is_somebody_elses_is_not_learned() -> None:
    """Else one mail could take over another conversation."""
    made = book()
    made.add(outreach("ben@northlight.example", "other@me"))
    made.learn(ANN, Address("Ann", "ben@northlight.example"))

    assert made.canonical("ben@northlight.example") == "ben@northlight.example"
    assert made.addresses(ANN) == {ANN}


def test_only_address_or_name_vouch_for_a_sender() -> None:
    """Case and accents of the name aside."""
    made = book()
    made.learn(ANN, Address("Ann Miller", ANN))
    assert made.vouches(ANN, Address("", ANN))
    assert made.vouches(ANN, Address("ANN MILLER", "ann@home.example"))
    assert not made.vouches(ANN, Address("", "ann@home.example"))
    assert not made.vouches("nobody@x.example", Address("Ann Miller", ANN))


def test_news_is_what_became_known_since() -> None:
    """Addresses, ids and subjects, each once; an earlier first mail makes everything of the time between news."""
    made = book()
    assert made.news() == {ANN, "first@me", subject_word("advice")}
    made.add(outreach())
    assert made.news() == frozenset()
    made.add(outreach(message_id="before@me", at=AT.replace(day=1)))
    assert made.news() == {ANN, "before@me", subject_word("advice")}


def test_freemail_domains_name_no_candidates() -> None:
    """Half the world has one."""
    made = book()
    made.add(outreach("cy@gmail.com", "c@me"))

    def candidates(sender: str) -> list[str]:
        return [c.person for c in made.candidates(parse(f"From: {sender}\n\n".encode()))]

    assert candidates("other@gmail.com") == []
    assert candidates("desk@northlight.example") == [ANN]
    assert candidates("desk@mail.northlight.example") == [ANN]


def test_a_name_names_candidates_unless_many_have_it() -> None:
    """Three of one name are asked about; a front desk is nobody's name."""
    made = book()
    for number in range(4):
        made.add(outreach(f"desk@x{number}.example", f"{number}@me"))
        made.learn(f"desk@x{number}.example", Address("Front Desk", f"desk@x{number}.example"))
        message = parse(b"From: FRONT  desk <x@y.example>\n\n")
        assert len(made.candidates(message)) == (number + 1 if number < 3 else 0)
