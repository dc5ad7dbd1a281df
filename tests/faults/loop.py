"""The kill loop by hand: `python -m tests.faults.loop [--people N] [--seed S] FOLDER` prints its figures."""

import argparse
import contextlib
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterator

from psycopg import conninfo

from chitra.config import database
from tests.faults import kills, months, site, states

PROGRAMMES = ("btxh", "ncc")
KILLS = {
    "import": 10, "check": 2, "freeze": 10, "submit": 4, "approve": 4, "fund": 4, "release": 8, "payfiles": 8,
    "answer": 12, "settle": 6, "close": 4,
}  # fmt: skip
SHOWN = 6  # rows of a table that differs
SERVER_KILLS = {"import": 1, "freeze": 1, "release": 1, "answer": 1}


def looped(root: pathlib.Path, *, people: int, environment: dict[str, str], seed: int) -> kills.Verdict:
    """Make two embedded installations alike, play the month in one, and disturb it in the other."""
    environment = {name: value for name, value in environment.items() if name != "CHITRA_DATABASE_URL"}
    place, twin = (root / name / "home" for name in ("place", "twin"))
    with _site(place, environment) as made, made.clerk() as clerk:
        made.run(["migrate"], "2023-08-01T09:00", is_watched=False)
        months.equipped(clerk, PROGRAMMES)
    subprocess.run(["cp", "-a", place, kills.folder(twin.parent)], check=True)
    files = months.listed(root / "lists", people=people, programmes=PROGRAMMES, layout="commune-per-file")
    with _site(twin, environment) as undisturbed, _site(place, environment) as shaken:
        with undisturbed.clerk() as clerk:
            steps = months.played(
                months.Twin(undisturbed, clerk, KILLS), files, PROGRAMMES, kills.folder(root / "answers")
            )
        tallies = kills.disturbed(
            shaken,
            steps,
            KILLS,
            seed=seed,
            kill_server=kills.postmaster_killed(database.Cluster(place)),
            server_kills=SERVER_KILLS,
        )
        verdict = kills.compared(undisturbed, shaken, tallies)
        for table in verdict.differences:
            if "/" not in table:
                sys.stdout.write(f"{table}: {states.only_in(undisturbed, shaken, table)[:SHOWN]}\n")
        return verdict


def told(verdict: kills.Verdict) -> Iterator[str]:
    """Set the figures as lines."""
    yield f"{'stage':<10}{'commands':>9}{'kills':>7}{'missed':>8}{'server':>8}{'redone':>8}  found done"
    for stage, tally in verdict.stages.items():
        done = ", ".join(f"{code} {count}" for code, count in sorted(tally.found_done.items()))
        figures = (tally.commands, tally.kills, tally.missed, tally.server_kills, tally.redone)
        yield f"{stage:<10}{figures[0]:>9}{figures[1]:>7}{figures[2]:>8}{figures[3]:>8}{figures[4]:>8}  {done}"
    yield f"kills {verdict.kills}; rows compared {verdict.row_count}; files {verdict.file_count}"
    yield f"differences {list(verdict.differences)}; verified {verdict.is_verified}"


@contextlib.contextmanager
def _site(home: pathlib.Path, environment: dict[str, str]) -> Iterator[site.Site]:
    """Have an installation with a server of its own running."""
    cluster = database.Cluster(kills.folder(home))
    with database.in_use(cluster):
        url = conninfo.make_conninfo(host=str(cluster.socket_folder), user=database.OWNER, dbname=database.NAME)
        yield site.Site(url, kills.folder(home.parent / "files"), environment | {"CHITRA_HOME": str(home)})


def main() -> None:
    """Run the loop and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    verdict = looped(args.folder, people=args.people, environment=dict(os.environ), seed=args.seed)
    sys.stdout.write("\n".join(told(verdict)) + "\n")


if __name__ == "__main__":
    main()
