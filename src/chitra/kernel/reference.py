"""The payment reference: 16 characters that a bank carries there and back, with check digits.

`CT` + year and month of the run (4 digits) + serial number (8 digits) + 2 check digits, ISO 7064 MOD 97-10 over the
letters written as numbers (C = 12, T = 29). Everything but the prefix is digits, so that SQL makes the same reference
without a function:

    check = 98 - ('1229' || yymm || serial || '00')::bigint % 97
"""

from chitra.kernel import period as periods

PREFIX = "CT"
LENGTH = 16
SERIAL_LIMIT = 10**8

_PREFIX_AS_NUMBER = "1229"


def made(*, period: periods.Period, serial: int) -> str:
    """Make the reference of the payment numbered `serial` in `period`."""
    assert 0 <= serial < SERIAL_LIMIT, serial
    body = f"{period.year % 100:02d}{period.month:02d}{serial:08d}"
    return f"{PREFIX}{body}{98 - int(f'{_PREFIX_AS_NUMBER}{body}00') % 97:02d}"


def is_valid(text: str) -> bool:
    """Tell whether the text is one of our references, unharmed."""
    digits = text[len(PREFIX) :]
    return (
        len(text) == LENGTH
        and text.startswith(PREFIX)
        and digits.isascii()
        and digits.isdigit()
        and 2 <= int(digits[-2:]) <= 98
        and int(_PREFIX_AS_NUMBER + digits) % 97 == 1
    )
