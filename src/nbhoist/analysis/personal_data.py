"""Personal data that shows by its own form: addresses, telephone numbers, cards, accounts, national ids."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")
_PHONE = re.compile(r"(?<![\w.+-])(?:\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,5}[ -]?\d{2,4}|\(\d{3}\) ?\d{3}-\d{4})(?![\w.])")
_CARD = re.compile(r"(?<![\w.+-])(?:\d{4}[ -]){3}\d{1,7}(?![\w.-])|(?<![\w.+-])[3-6]\d{12,18}(?![\w.-])")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_SSN = re.compile(r"(?<![\w.-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
# hosts that are reserved for examples, and one letter for a name
_SAMPLE = re.compile(r"@(?:[\w-]+\.)*example\.(?:com|org|net)\Z|@\w\.\w+\Z", re.IGNORECASE)


class Personal(NamedTuple):
    """A piece of a text that is personal data by its form."""

    kind: str
    start: int
    end: int


def personal_data(text: str) -> "Iterator[Personal]":
    """What looks like personal data in `text`; numbers count only where their check digits agree."""
    if "@" in text:
        yield from (Personal("e-mail address", *m.span()) for m in _EMAIL.finditer(text) if not _SAMPLE.search(m[0]))
    yield from (Personal("telephone number", *m.span()) for m in _PHONE.finditer(text) if _digits(m[0]) >= 8)
    yield from (Personal("card number", *m.span()) for m in _CARD.finditer(text) if _is_card(m[0]))
    yield from (Personal("bank account", *m.span()) for m in _IBAN.finditer(text) if _is_iban(m[0]))
    yield from (Personal("national id", *m.span()) for m in _SSN.finditer(text))


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _is_card(text: str) -> bool:
    """The Luhn check (ISO/IEC 7812-1)."""
    digits = [int(c) for c in text if c.isdigit()]
    doubled = [d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and sum(doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    """The check digits of ISO 13616."""
    plain = text.replace(" ", "")
    moved = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
