"""Personal data by its form."""

from __future__ import annotations

import pytest

from nbhoist.analysis.personal_data import personal_data

FOUND = [
    ("write to anna.schmidt@firma.de today", "e-mail address", "anna.schmidt@firma.de"),
    ("call +49 171 2345678 or", "telephone number", "+49 171 2345678"),
    ("(212) 555-0147", "telephone number", "(212) 555-0147"),
    ("card 4111 1111 1111 1111 expires", "card number", "4111 1111 1111 1111"),
    ("card 4111111111111111", "card number", "4111111111111111"),
    ("IBAN DE89 3704 0044 0532 0130 00", "bank account", "DE89 3704 0044 0532 0130 00"),
    ("ssn 123-45-6789", "national id", "123-45-6789"),
]
NOT_FOUND = [
    ("4111 1111 1111 1112", "a card number with a wrong check digit"),
    ("0.4111111111111111", "a float"),
    ("1234567890123456", "a long number that is no card"),
    ("2024-01-31 10:00:00", "a date"),
    ("array([ 1.25, -3.5e+10])", "numbers"),
    ("x@y", "a matrix product"),
    ("user@example.com", "an address for examples"),
    ("DE00 3704 0044 0532 0130 00", "an account with wrong check digits"),
    ("+0.123 +45.678", "signed floats"),
]


@pytest.mark.parametrize(("text", "kind", "found"), FOUND, ids=[case[1] + " " + case[2] for case in FOUND])
def test_found(text: str, kind: str, found: str) -> None:
    assert [(p.kind, text[p.start : p.end].strip()) for p in personal_data(text)] == [(kind, found)]


@pytest.mark.parametrize("text", [case[0] for case in NOT_FOUND], ids=[case[1] for case in NOT_FOUND])
def test_not_found(text: str) -> None:
    assert list(personal_data(text)) == []
