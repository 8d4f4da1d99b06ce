"""The telephone number of a signature, and the title beside it."""

import pytest

from followthrough.mail.body.phone import e164, in_full, phone_number, region
from followthrough.mail.body.title import title


@pytest.mark.parametrize(
    ("signature", "number"),
    [
        ("Ann\nTel: +49 (30) 123 45-67", "+49 (30) 123 45-67"),
        ("T: 030 1234567 | M: 0170 7654321", "0170 7654321"),
        ("030 1234567\n0170 7654321 (mobile)", "0170 7654321"),
        ("Fax: 030 1234567\nPhone 030 7654321", "030 7654321"),
        ("030 1234567 (fax)\n030 7654321", "030 7654321"),
        ("Fax: 030 1234567", None),
        ("(212) 555-0123 ext. 12", "(212) 555-0123 ext. 12"),
        ("Tél. 01 99 00 12 34\nPortable 06 39 98 12 34", "06 39 98 12 34"),
        ("Móvil: 600 123 456", "600 123 456"),
        ("since 02.03.2026", None),
        ("HRB 123456789", None),
        ("USt-IdNr.: 123456789", None),
        ("10115 Berlin", None),
        ("https://x.example/1234567890", None),
        ("", None),
    ],
)
def test_a_phone_number_is_a_mobiles_before_an_offices_and_never_a_fax(
    signature: str, number: str | None
) -> None:
    assert phone_number(signature) == number


@pytest.mark.parametrize(
    ("written", "where", "number"),
    [
        ("+49 (0)30 901820", None, "+4930901820"),
        ("0049 30 901820", None, "+4930901820"),
        ("+1 (212) 736-5000 ext. 12", None, "+12127365000"),
        ("030 901820", "DE", "+4930901820"),
        ("(212) 736-5000", "US", "+12127365000"),
        ("01 42 68 53 00", "FR", "+33142685300"),
        ("030 901820", None, None),
        ("+49 1", None, None),
        ("+999 12345678", None, None),
        ("0049 30 901820", "US", None),
        ("1234567", "US", None),
        ("call me", "DE", None),
        ("", None, None),
    ],
)
def test_a_number_is_told_in_full_only_where_it_is_sure(
    written: str, where: str | None, number: str | None
) -> None:
    """A plus or two zeros before a number that exists, or a country that is known."""
    assert e164(written, where) == number


@pytest.mark.parametrize(
    ("signature", "where"),
    [
        ("Ann\nTel 030 901820\nFax +49 30 901821", "DE"),
        ("12 Main Street, Butte, MT 59701\n406-555-0123", "US"),
        ("1 Harbour Street\nBristol BS1 4ST", "GB"),
        ("Rua Nova 1, Lisboa, Portugal", "PT"),
        ("Hafenstraße 12 · D-20457 Hamburg", "DE"),
        ("Berlin, Germany | Wien, Österreich", None),
        ("Ann Miller\n030 901820", None),
        ("German lessons", None),
    ],
)
def test_a_signature_says_its_country_by_a_number_an_address_or_not_at_all(
    signature: str, where: str | None
) -> None:
    assert region(signature) == where


@pytest.mark.parametrize(
    ("signature", "number"),
    [
        ("Ann Müller\nHafenstraße 12, D-20457 Hamburg\nTel. 040 901820", "+4940901820"),
        ("Ann\nTel. 040 901820", "040 901820"),
        ("Ann", None),
    ],
)
def test_a_number_that_is_not_sure_stays_as_it_was_written(signature: str, number: str | None) -> None:
    assert in_full(phone_number(signature), signature) == number


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ("Best,\nAnn Miller\nHead of Research\nMiller Wind Ltd.", "Head of Research"),
        ("Ann Miller | Head of Research | Miller Wind", "Head of Research"),
        ("Ann Miller, Head of Research, Miller Wind", "Head of Research"),
        ("Ann Miller\nHead of Research\n& Development", "Head of Research & Development"),
        ("Ann Miller\nHead of Research at Miller Wind", "Head of Research"),
        ("Ann Müller\nLeiterin Forschung\nMüller Wind GmbH", "Leiterin Forschung"),
        ("Ann Müller\nProjektleiterin Windkraft", "Projektleiterin Windkraft"),
        ("Anne Meunier\nDirectrice de la recherche", "Directrice de la recherche"),
        ("Anne Meunier\nChargée de mission", "Chargée de mission"),
        ("Ana Molina\nJefa de Investigación", "Jefa de Investigación"),
        ("Ana Moleiro\nCoordenadora de Pesquisa", "Coordenadora de Pesquisa"),
        ("Anna Mugnai\nResponsabile Ricerca", "Responsabile Ricerca"),
        ("Anna Molenaar\nHoofd Onderzoek", "Hoofd Onderzoek"),
        ("Ann Müller\nMüller Wind GmbH\nGeschäftsführer: Bo Berg", None),
        ("Ann Miller\nMiller Wind Ltd.", None),
        ("Manager Miller", None),
        ("Talk to my manager.", None),
    ],
)
def test_a_title_is_the_piece_of_a_signature_that_names_a_position(signature: str, said: str | None) -> None:
    """Not the writer's own name, and not the director that a house's register names."""
    assert title(signature, "Ann Miller") == said
