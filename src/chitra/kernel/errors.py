"""Refusals: what Chitra says when it will not do what it was asked."""

from typing import ClassVar


class Refusal(Exception):
    """A deed that was not done, with a code that is the same in the file, on the screen and in the API.

    `fields` name the record (file, sheet, row, column, value …); the shell turns code and fields into sentences
    with `chitra.kernel.messages.rendered`.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, code: str, **fields: object) -> None:
        assert code.startswith("E-"), code
        super().__init__(code)
        self.code = code
        self.fields: dict[str, object] = fields

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code} ({details})" if details else self.code

    def __reduce__(self) -> tuple[object, ...]:
        return _revived, (type(self), self.code, self.fields)


class BadInput(Refusal):
    """The input is bad; nothing was stored."""

    exit_code = 2


class NotPermitted(Refusal):
    """The officer may not do this here."""

    exit_code = 3


class StateForbids(Refusal):
    """The record is in a state that does not allow the deed."""

    exit_code = 4


def _revived(kind: type[Refusal], code: str, fields: dict[str, object]) -> Refusal:
    """Rebuild a refusal that crossed a process boundary."""
    return kind(code, **fields)
