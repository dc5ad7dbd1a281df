"""The provider's own books between two statements: balances, what comes late, which orders were taken already."""

import dataclasses
import json
import pathlib
from datetime import date
from typing import Any, Self

from chitra.rehearsal.provider import statements


@dataclasses.dataclass(slots=True)
class Account:
    """One advance account: its balance after the last statement, and the entries that wait for the next one."""

    balance_vnd: int = 0
    sequence: int = 0
    late: list[statements.Entry] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(slots=True)
class Books:
    """All accounts, the orders taken so far, and a running number for the provider's own references."""

    accounts: dict[str, Account] = dataclasses.field(default_factory=dict)
    orders: set[str] = dataclasses.field(default_factory=set)
    last_ref: int = 0

    @classmethod
    def read(cls, path: pathlib.Path) -> Self:
        """Open the books, or begin new ones where there are none."""
        if not path.exists():
            return cls()
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        accounts = {
            number: Account(account["balance_vnd"], account["sequence"], [_entry(entry) for entry in account["late"]])
            for number, account in stored["accounts"].items()
        }
        return cls(accounts, set(stored["orders"]), stored["last_ref"])

    def write(self, path: pathlib.Path) -> None:
        """Store the books whole, by a name that is put in place at the end."""
        stored = {
            "accounts": {
                number: {
                    "balance_vnd": account.balance_vnd,
                    "sequence": account.sequence,
                    "late": [
                        dataclasses.asdict(entry) | {"booked_on": entry.booked_on.isoformat()} for entry in account.late
                    ],
                }
                for number, account in sorted(self.accounts.items())
            },
            "orders": sorted(self.orders),
            "last_ref": self.last_ref,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(json.dumps(stored, ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(path)

    def account(self, number: str) -> Account:
        return self.accounts.setdefault(number, Account())

    def bank_ref(self) -> str:
        """Return the next of the provider's own references: 16 characters, never the same twice."""
        self.last_ref += 1
        return f"FT{self.last_ref:014d}"


def _entry(stored: dict[str, Any]) -> statements.Entry:
    return statements.Entry(**(stored | {"booked_on": date.fromisoformat(stored["booked_on"])}))
