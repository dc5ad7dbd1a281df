"""A month in miniature: who is owed what, where each run stands, where the money is. No database, no SQL."""

import collections
import dataclasses
from collections.abc import Iterable, Mapping

OPEN, SIGNED = ("frozen", "submitted"), ("approved", "funded")
GONE = ("released", "settled", "closed")
UNPAID = ("rejected", "returned", "unclaimed")
ORDERED = ("ordered", "paid", *UNPAID)


@dataclasses.dataclass(slots=True)
class Claim:
    """What one person is owed in the month. `state` says where it is, `run` by which run it was last taken up."""

    name: str
    amount_vnd: int
    provider: str
    is_cash: bool
    state: str = "listed"
    run: int = 0
    is_sent: bool = False


@dataclasses.dataclass(slots=True)
class Month:
    """The month as everybody understands it."""

    claims: dict[str, Claim]
    runs: dict[int, str] = dataclasses.field(default_factory=dict)
    submitted: dict[int, frozenset[str]] = dataclasses.field(default_factory=dict)
    #: What a run's signatures stand under: its claims that are due, or were excluded after an approval.
    excluded: dict[int, set[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(set))
    money: dict[tuple[str, str], int] = dataclasses.field(default_factory=lambda: collections.defaultdict(int))
    is_settled: bool = False

    def of_run(self, number: int, *states: str) -> list[Claim]:
        return [claim for claim in self.claims.values() if claim.run == number and claim.state in states]

    def first(self, *statuses: str) -> int:
        """Find the first run in one of these states; 0 if there is none."""
        return next((number for number, status in sorted(self.runs.items()) if status in statuses), 0)

    def content(self, number: int) -> frozenset[str]:
        return frozenset(claim.name for claim in self.of_run(number, "due")) | self.excluded[number]

    # What may be done.

    def may_freeze(self) -> bool:
        waits = any(claim.state in ("listed", "waiting") for claim in self.claims.values())
        return not self.is_settled and not self.first("frozen") and waits

    def may_approve(self) -> bool:
        number = self.first("submitted")
        return bool(number) and self.submitted[number] == self.content(number)

    def may_lift(self, claim: Claim) -> bool:
        return not self.is_settled and claim.state in ("held", "excluded")

    def may_settle(self) -> bool:
        asked = [claim for claim in self.claims.values() if claim.state == "ordered" or self._is_unsent(claim)]
        return bool(self.runs) and not self.is_settled and set(self.runs.values()) == {"released"} and not asked

    # What it does.

    def freeze(self) -> None:
        number = len(self.runs) + 1
        self.runs[number] = "frozen"
        for claim in self.claims.values():
            if claim.state in ("listed", "waiting"):
                claim.state, claim.run, claim.is_sent = "due", number, False

    def submit(self) -> None:
        number = self.first("frozen")
        self.runs[number] = "submitted"
        self.submitted[number] = self.content(number)

    def approve(self) -> None:
        self.runs[self.first("submitted")] = "approved"
        self.recognise()

    def give_back(self) -> None:
        self.runs[self.first("submitted", "approved")] = "frozen"

    def lift(self, claim: Claim) -> None:
        if self.runs[claim.run] in OPEN:
            self.excluded[claim.run].discard(claim.name)
            claim.state = "due"
        else:
            claim.state = "waiting"

    def exclude(self, claim: Claim) -> None:
        claim.state = "excluded"
        self.excluded[claim.run].add(claim.name)
        self.recognise()

    def fund(self, provider: str, amount_vnd: int) -> None:
        self._move(provider, "FUNDED", "UNALLOCATED", amount_vnd)
        self.recognise()

    def recognise(self) -> None:
        """Declare funded what the unallocated money covers: funded runs first, then by number."""
        left = {provider: self.money[provider, "UNALLOCATED"] for provider in self._providers()}
        waiting = sorted((status == "approved", number) for number, status in self.runs.items() if status in SIGNED)
        for is_new, number in waiting:
            needed = self._needed(number)
            covered = all(left[provider] >= vnd for provider, vnd in needed.items() if vnd)
            for provider, vnd in needed.items():
                left[provider] -= vnd
            if is_new and covered:
                self.runs[number] = "funded"

    def release(self) -> None:
        number = self.first("funded")
        for provider, vnd in self._needed(number).items():
            self._move(provider, "UNALLOCATED", "HELD", vnd)
        for claim in self.of_run(number, "due"):
            claim.state = "ordered"
        self.runs[number] = "released"

    def send(self, provider: str) -> None:
        for claim in self.claims.values():
            if claim.provider == provider and self._is_unsent(claim):
                claim.is_sent = True
                if not claim.is_cash:
                    self._move(provider, "HELD", "IN_FLIGHT", claim.amount_vnd)

    def answer(self, claim: Claim, became: str) -> None:
        waiting = "HELD" if claim.is_cash else "IN_FLIGHT"
        if became == "paid":
            self._move(claim.provider, waiting, "PAID", claim.amount_vnd)
        elif became == "rejected":
            self._move(claim.provider, waiting, "RETURNED", claim.amount_vnd)
        elif became == "returned":
            self._move(claim.provider, "PAID", "RETURNED", claim.amount_vnd)
        claim.state = became

    def settle(self) -> None:
        self.is_settled = True
        self.runs = dict.fromkeys(self.runs, "settled")
        for provider in self._providers():
            for kind, becomes in (
                ("UNALLOCATED", "REFUNDED"),
                *((each, "CARRIED_OUT") for each in ("HELD", "RETURNED")),
            ):
                self._move(provider, kind, becomes, self.money[provider, kind])

    def close(self) -> None:
        self.runs = dict.fromkeys(self.runs, "closed")

    # How it looks.

    def shares(self) -> dict[str, tuple[int, int]]:
        """Count and add up the claims by the status that an officer is shown."""
        found: dict[str, list[int]] = collections.defaultdict(list)
        for claim in self.claims.values():
            if claim.state != "listed":
                found[self._shown(claim)].append(claim.amount_vnd)
        return {status: (len(amounts), sum(amounts)) for status, amounts in found.items()}

    def balances(self) -> Mapping[tuple[str, str], int]:
        return {place: vnd for place, vnd in self.money.items() if vnd}

    def missing(self, number: int) -> tuple[str, int]:
        """Name a provider who lacks money for an approved run, and how much."""
        queue = sorted((status == "approved", each) for each, status in self.runs.items() if status in SIGNED)
        before = [each for _, each in queue[: queue.index((True, number)) + 1]]
        for provider in self._providers():
            missing = sum(self._needed(each)[provider] for each in before) - self.money[provider, "UNALLOCATED"]
            if missing > 0 and self._needed(number)[provider]:
                return provider, missing
        raise AssertionError("an approved run that lacks nothing is funded")

    def _shown(self, claim: Claim) -> str:
        if claim.state == "waiting":
            return "excluded" if claim.name in self.excluded[claim.run] else "held"
        if self.is_settled and claim.state in UNPAID:
            return "carried"
        if claim.state == "ordered":
            return "instructed" if claim.is_sent else "released"
        return claim.state

    def _is_unsent(self, claim: Claim) -> bool:
        return claim.state in ORDERED and not claim.is_sent

    def _needed(self, number: int) -> dict[str, int]:
        needed = dict.fromkeys(self._providers(), 0)
        for claim in self.of_run(number, "due"):
            needed[claim.provider] += claim.amount_vnd
        return needed

    def _providers(self) -> Iterable[str]:
        return sorted({claim.provider for claim in self.claims.values()})

    def _move(self, provider: str, credit: str, debit: str, amount_vnd: int) -> None:
        self.money[provider, credit] += amount_vnd if credit == "FUNDED" else -amount_vnd
        self.money[provider, debit] += amount_vnd
