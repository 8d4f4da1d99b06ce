"""Which mailbox is which: config, then what the server marks, then known names; doubt is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.mailbox.errors import NoRole
from followthrough.mailbox.names import KNOWN, folded, role_of
from followthrough.mailbox.roles import Role, find_roles
from followthrough.mailbox.session import Listed, Session
from tests.mailbox.talking import account
from tests.servers.dovecot import Dovecot


def box(name: str, *flags: str, separator: str = "/") -> Listed:
    return Listed(name, frozenset(flags), separator)


def boxes(*names: str, separator: str = "/") -> list[Listed]:
    return [box(name, separator=separator) for name in names]


def test_what_the_server_marks_beats_every_name() -> None:
    listed = [
        box("INBOX"),
        box("[Gmail]", "\\noselect"),
        box("[Gmail]/Gesendet", "\\sent"),
        box("[Gmail]/Entwürfe", "\\drafts"),
        box("[Gmail]/Alle Nachrichten", "\\all"),
        box("[Gmail]/Papierkorb", "\\trash"),
        box("[Gmail]/Spam", "\\junk"),
        box("Sent"),
        box("Drafts"),
    ]
    roles = find_roles(listed, {})
    assert (roles.sent, roles.drafts) == ("[Gmail]/Gesendet", "[Gmail]/Entwürfe")
    assert (roles.all, roles.trash, roles.junk) == (
        "[Gmail]/Alle Nachrichten",
        "[Gmail]/Papierkorb",
        "[Gmail]/Spam",
    )
    assert roles.archive is None
    assert roles.found_by[Role.SENT] == "special-use"
    assert Role.ARCHIVE not in roles.found_by


def test_xlist_flags_are_understood() -> None:
    listed = [
        box("a", "\\sent"),
        box("b", "\\drafts"),
        box("c", "\\spam"),
        box("d", "\\allmail"),
        box("e", "\\starred"),
    ]
    roles = find_roles(listed, {})
    assert (roles.junk, roles.all) == ("c", "d")


def test_config_beats_what_the_server_marks() -> None:
    listed = [box("Sent", "\\sent"), box("Drafts", "\\drafts"), box("Work/Sent"), box("Old")]
    roles = find_roles(listed, {Role.SENT: "Work/Sent", Role.ARCHIVE: "Old"})
    assert (roles.sent, roles.archive) == ("Work/Sent", "Old")
    assert roles.found_by[Role.SENT] == "config"


@pytest.mark.parametrize("role", list(Role))
def test_a_configured_mailbox_that_is_not_there_is_told_for_any_role(role: Role) -> None:
    with pytest.raises(NoRole) as caught:
        find_roles(boxes("INBOX", "Sent", "Drafts"), {role: "Nowhere"})
    assert caught.value.problem == role.value
    assert caught.value.detail.split("\n") == ["INBOX", "Sent", "Drafts"]


def test_a_configured_mailbox_that_holds_no_mail_is_not_taken() -> None:
    with pytest.raises(NoRole):
        find_roles([box("Sent"), box("Drafts"), box("Old", "\\noselect")], {Role.ARCHIVE: "Old"})


@pytest.mark.parametrize("missing", ["Sent", "Drafts"])
def test_without_sent_or_drafts_there_is_nothing_to_do(missing: str) -> None:
    names = [each for each in ("INBOX", "Sent", "Drafts", "Trash") if each != missing]
    with pytest.raises(NoRole) as caught:
        find_roles(boxes(*names), {})
    assert caught.value.problem == missing.lower()


def test_two_for_one_role_are_a_doubt() -> None:
    with pytest.raises(NoRole):
        find_roles([box("Sent", "\\sent"), box("a", "\\drafts"), box("b", "\\drafts")], {})
    with pytest.raises(NoRole):
        find_roles(boxes("Sent", "Sent Items", "Drafts"), {})
    roles = find_roles([box("Sent"), box("Drafts"), box("a", "\\trash"), box("b", "\\trash")], {})
    assert roles.trash is None, "an optional role in doubt is left out"


def test_a_mailbox_that_cannot_be_selected_has_no_role() -> None:
    listed = [
        box("Sent", "\\noselect", "\\sent"),
        box("Sent Items"),
        box("Drafts", "\\nonexistent"),
        box("Draft"),
    ]
    roles = find_roles(listed, {})
    assert (roles.sent, roles.drafts) == ("Sent Items", "Draft")


def test_a_mailbox_with_another_role_is_not_taken_by_its_name() -> None:
    with pytest.raises(NoRole):
        find_roles([box("Sent", "\\trash"), box("Drafts")], {})


@pytest.mark.parametrize(
    ("separator", "prefix"),
    [("/", ""), (".", "INBOX."), ("/", "INBOX/"), ("/", "[Gmail]/"), ("/", "[Google Mail]/")],
)
def test_known_names_count_at_the_top_and_below_the_usual_parents(separator: str, prefix: str) -> None:
    listed = boxes("INBOX", f"{prefix}Gesendete Objekte", f"{prefix}Entwürfe", separator=separator)
    roles = find_roles(listed, {})
    assert (roles.sent, roles.drafts) == (f"{prefix}Gesendete Objekte", f"{prefix}Entwürfe")
    assert roles.found_by[Role.DRAFTS] == "name"


def test_a_known_name_deep_in_somebodys_project_is_no_role() -> None:
    roles = find_roles(boxes("Sent", "Drafts", "Project X/Trash", "INBOX/Old/Archive"), {})
    assert roles.trash is None
    assert roles.archive is None


@pytest.mark.parametrize(
    ("sent", "drafts"),
    [
        ("Sent Items", "Drafts"),
        ("Sent", "Draft"),
        ("Gesendet", "Entwürfe"),
        ("Éléments envoyés", "Brouillons"),
        ("ELEMENTS ENVOYES", "brouillon"),
        ("Enviados", "Borradores"),
        ("Posta inviata", "Bozze"),
        ("Itens enviados", "Rascunhos"),
        ("Verzonden items", "Concepten"),
        ("Skickat", "Utkast"),
        ("Sendt post", "Kladder"),
        ("Sendte elementer", "Utkast"),
        ("Lähetetyt", "Luonnokset"),
        ("Elementy wysłane", "Kopie robocze"),
        ("Odeslaná pošta", "Koncepty"),
        ("Elküldött elemek", "Piszkozatok"),
        ("Отправленные", "Черновики"),
        ("Надіслані", "Чернетки"),
        ("Gönderilmiş Öğeler", "Taslaklar"),
        ("Απεσταλμένα", "Πρόχειρα"),
        ("送信済みトレイ", "下書き"),
        ("已发送邮件", "草稿箱"),
        ("寄件備份", "草稿"),
        ("보낸편지함", "임시보관함"),
    ],
)
def test_b4_names_in_many_languages_are_known(sent: str, drafts: str) -> None:
    roles = find_roles(boxes("INBOX", sent, drafts), {})
    assert (roles.sent, roles.drafts) == (sent, drafts)


def test_no_name_stands_for_two_roles() -> None:
    seen: dict[str, str] = {}
    for role, names in KNOWN.items():
        for name in names.split(","):
            assert folded(name), name
            assert seen.setdefault(folded(name), role) == role, name


@given(st.text(max_size=20), st.sampled_from(["/", ".", ""]))
def test_a_strange_name_is_just_no_role(name: str, separator: str) -> None:
    if role_of(name.rpartition(separator)[2] if separator else name) is None:
        roles = find_roles([box("Sent"), box("Drafts"), box(name, separator=separator)], {})
        assert (roles.sent, roles.drafts) == ("Sent", "Drafts")


@pytest.mark.parametrize("name", ["dovecot", "dovecot_bare", "dovecot_dotted"])
def test_roles_of_a_real_server_are_found(name: str, request: pytest.FixtureRequest) -> None:
    server: Dovecot = request.getfixturevalue(name)
    user = server.new_user()
    with Session.connect(account(server, user), user.password) as opened:
        roles = find_roles(opened.list_mailboxes(), {})
    assert (roles.sent, roles.drafts) == (server.mailboxes.sent, server.mailboxes.drafts)
    assert (roles.trash, roles.junk) == (server.mailboxes.trash, server.mailboxes.junk)


def test_b4_roles_are_found_by_name_where_the_server_marks_nothing(own_dovecot: type) -> None:
    extra = "namespace inbox {\n" + "".join(
        f"  mailbox {name} {{\n    auto = no\n    special_use =\n  }}\n"
        for name in ("Sent", "Drafts", "Trash", "Junk")
    )
    server: Dovecot = own_dovecot(extra=extra + "}\n")
    user = server.new_user()
    with server.client(user) as hands:
        hands.create("Gesendet")
        hands.create('"Entw&APw-rfe"')
    with Session.connect(account(server, user), user.password) as opened:
        roles = find_roles(opened.list_mailboxes(), {})
        assert (roles.sent, roles.drafts) == ("Gesendet", "Entwürfe")
        assert roles.found_by[Role.SENT] == "name"
        assert opened.examine(roles.drafts).messages == 0


@pytest.mark.parametrize(
    "hidden",
    [
        Listed("8bit\ufffd", frozenset({"\\drafts"}), "/", sayable=False),
        Listed("Entwürfe", frozenset(), "/", sayable=False),
    ],
    ids=["marked by the server", "with a known name"],
)
def test_a_mailbox_whose_name_cannot_be_said_hides_no_role(hidden: Listed) -> None:
    """Drafts must not go to another mailbox, unseen, because the right one has a name no server should give."""
    with pytest.raises(NoRole) as held:
        find_roles([box("Sent"), box("Drafts"), hidden], {} if hidden.flags else {Role.SENT: "Sent"})
    assert held.value.problem == "drafts"
    assert hidden.name in held.value.detail.splitlines()
    assert find_roles([box("Sent"), box("Drafts"), hidden], {Role.DRAFTS: "Drafts"}).drafts == "Drafts"


def test_a_name_that_cannot_be_said_is_not_there_for_the_config_either() -> None:
    hidden = Listed("Entwürfe", frozenset(), "/", sayable=False)
    with pytest.raises(NoRole):
        find_roles([box("Sent"), hidden], {Role.DRAFTS: "Entwürfe"})


def test_a_mailbox_without_a_role_may_be_called_what_it_will() -> None:
    hidden = Listed("8bit\ufffd", frozenset(), "/", sayable=False)
    assert find_roles([box("Sent"), box("Drafts"), hidden], {}).drafts == "Drafts"
