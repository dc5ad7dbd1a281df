"""Play a month once undisturbed and once killed at every stage, and compare what both leave behind."""

import collections
import dataclasses
import os
import pathlib
import random
import signal
from collections.abc import Callable, Mapping, Sequence

from chitra.config import database
from tests.faults import months, site, states

ALREADY_DONE = 4


@dataclasses.dataclass(slots=True)
class Tally:
    """What happened at one stage."""

    commands: int = 0
    kills: int = 0
    missed: int = 0
    server_kills: int = 0
    redone: int = 0
    found_done: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it: figures by stage, what differs from the twin, and whether every invariant holds."""

    stages: Mapping[str, Tally]
    differences: Sequence[str]
    is_verified: bool
    row_count: int
    file_count: int

    @property
    def kills(self) -> int:
        return sum(tally.kills for tally in self.stages.values())


def disturbed(
    place: site.Site,
    steps: Sequence[months.Step],
    kills: Mapping[str, int],
    *,
    seed: int,
    kill_server: Callable[[site.Site, months.Step, float], None] | None = None,
    server_kills: Mapping[str, int] | None = None,
) -> dict[str, Tally]:
    """Play the month again; each stage in `kills` is killed so often, spread over its commands and their length."""
    dice = random.Random(seed)
    tallies = {step.stage: Tally() for step in steps}
    commands = collections.Counter(step.stage for step in steps)
    left = dict(kills)
    servers_left = dict(server_kills or {})
    with place.clerk() as clerk:
        for step in steps:
            tally = tallies[step.stage]
            share = -(-left.get(step.stage, 0) // (commands[step.stage] - tally.commands))
            left[step.stage] = left.get(step.stage, 0) - share
            tally.commands += 1
            _kill(place, step, share, tally, dice)
            if kill_server and servers_left.get(step.stage):
                servers_left[step.stage] -= 1
                kill_server(place, step, dice.uniform(0, step.seconds - step.began_after))
                tally.server_kills += 1
            ended = place.run(step.words, step.now) if share else clerk(step.words, step.now)
            place.forget_drawn_numbers()
            if ended.code == ALREADY_DONE:
                assert share or tally.server_kills, (step, ended)
                tally.found_done[ended.error] += 1
            else:
                assert ended.code in months.DONE, (step, ended)
                tally.redone += bool(share)
    return tallies


def compared(twin: site.Site, place: site.Site, tallies: Mapping[str, Tally]) -> Verdict:
    """Compare what a disturbed month and its twin left behind."""
    verified = place.run(["verify"], f"{months.PERIOD}-28T09:00")
    one, two = states.of(twin), states.of(place)
    return Verdict(tallies, one.differences(two), bool(verified.answer.get("ok")), one.row_count, len(one.files))


def postmaster_killed(cluster: database.Cluster) -> Callable[[site.Site, months.Step, float], None]:
    """Make a deed that kills the server in the middle of a command; the next command recovers it and verifies."""

    def deed(place: site.Site, step: months.Step, delay_seconds: float) -> None:
        postmaster = int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])
        place.interrupted(step.words, step.now, delay_seconds, lambda: os.kill(postmaster, signal.SIGKILL))
        verified = place.run(["verify"], step.now, is_watched=False)
        assert (verified.code, verified.answer["ok"]) == (0, True), verified
        place.forget_drawn_numbers()

    return deed


def _kill(place: site.Site, step: months.Step, times: int, tally: Tally, dice: random.Random) -> None:
    """Kill a command so many times: by turns anywhere in its life, and while it works in the database."""
    haste = 1.0
    landed = 0
    for number in range(2 * times):
        if landed == times:
            return
        in_database = number % 3 > 0
        span = step.seconds - step.began_after if in_database else step.seconds
        after = haste * span * (landed + dice.random()) / times
        if place.killed(step.words, step.now, after=after, from_first_transaction=in_database):
            tally.kills += 1
            landed += 1
        else:
            # It was done before its hour came; from here on it has less to do, and is over sooner.
            tally.missed += 1
            haste /= 2


def folder(path: pathlib.Path) -> pathlib.Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
