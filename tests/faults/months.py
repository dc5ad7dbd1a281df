"""The month that is disturbed, as a list of commands; its undisturbed twin writes that list while it is played."""

import dataclasses
import pathlib
from collections.abc import Collection, Sequence
from typing import Any

from chitra.kernel import period
from chitra.rehearsal import generator
from chitra.rehearsal.provider import desk, fate
from tests.faults import site
from tests.journeys import offices

SEPTEMBER = period.Period(2023, 9)
PERIOD = str(SEPTEMBER)
OFFICE = offices.DAI_LOC
DONE = (0, 1)
CLERK_OF = {offices.BANK: "tuan", offices.POST: "cuc"}
RATES = fate.Rates(late_return_ppm=0, no_answer_ppm=0)


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One command of the month: which stage, its words, the office's clock, and how long it took undisturbed."""

    stage: str
    words: tuple[str, ...]
    now: str
    seconds: float
    began_after: float


@dataclasses.dataclass(slots=True)
class Twin:
    """Plays the month once, and keeps every command. Stages to be killed run in processes of their own, to be timed."""

    place: site.Site
    clerk: site.Clerk
    timed: Collection[str]
    steps: list[Step] = dataclasses.field(default_factory=list)

    def do(self, stage: str, day: int, *words: object) -> dict[str, Any]:
        """Run one command, which must be done, and give its answer."""
        said, now = tuple(map(str, words)), f"{PERIOD}-{day:02d}T09:00"
        ended = self.place.run(said, now) if stage in self.timed else self.clerk(said, now)
        assert ended.code in DONE, (words, ended)
        self.place.forget_drawn_numbers()
        self.steps.append(Step(stage, said, now, ended.seconds, ended.began_after))
        return ended.answer

    def month(self, stage: str, day: int, programme: str, by: str, *more: object) -> dict[str, Any]:
        return self.do(stage, day, "month", stage, *_place(programme, by), *more)

    def shown(self, programme: str) -> dict[str, Any]:
        return self.clerk(["month", "show", *_place(programme, "thuy")], f"{PERIOD}-28T09:00").answer


def equipped(clerk: site.Clerk, programmes: Sequence[str]) -> None:
    """Appoint the officers and record the papers that let them work."""

    def typed(*words: object) -> dict[str, Any]:
        ended = clerk([str(word) for word in words], "2023-08-15T09:00")
        assert ended.code == 0, ended
        return ended.answer

    offices.appoint(typed)
    for programme in programmes:
        offices.equip(typed, OFFICE, programme)


def listed(folder: pathlib.Path, *, people: int, programmes: Sequence[str], layout: str) -> list[pathlib.Path]:
    """Write the lists of so many people."""
    order = generator.Order(
        month=SEPTEMBER,
        out=folder,
        people=people,
        org=(OFFICE,),
        programmes=tuple(programmes),
        layout=layout,
        processes=1,
    )
    generator.generate(order)
    return sorted(folder.glob("PL-*/*.xlsx"))


def played(twin: Twin, files: Sequence[pathlib.Path], programmes: Sequence[str], answers: pathlib.Path) -> list[Step]:
    """Play the month from lists to closing; the providers' answers are written into `answers`."""
    twin.do("import", 6, "import", *files, "--period", PERIOD, "--as", "lan")
    advances: dict[str, list[desk.Advance]] = {offices.BANK: [], offices.POST: []}
    for programme in programmes:
        twin.month("check", 6, programme, "lan")
        twin.month("freeze", 7, programme, "lan")
        twin.month("submit", 7, programme, "lan")
        twin.month("approve", 7, programme, "minh", "--reason", "Đã rà soát")
        for gap in twin.shown(programme)["prevents"]:
            _fund(twin, programme, gap, advances)
        twin.month("release", 8, programme, "son")
    for provider, received in advances.items():
        orders = [path for programme in programmes for path in _payfiles(twin, programme, provider)]
        written = desk.play(
            orders=orders,
            advances=received,
            from_date=SEPTEMBER.first_day.replace(day=8),
            to_date=SEPTEMBER.first_day.replace(day=12),
            out=answers / provider,
            state=answers / f"{provider}.json",
            seed=7,
            rates=RATES,
        )
        reports_first = sorted(written.files, key=lambda file: (file.kind.startswith("camt"), file.path.name))
        paths = [each.path for each in reports_first]
        twin.do("answer", 13, "answer", *paths, "--provider", provider, "--as", CLERK_OF[provider])
    for programme in programmes:
        for signer in ("thuy", "hoa", "dung"):
            twin.month("settle", 20, programme, signer)
        twin.month("close", 25, programme, "minh")
    return twin.steps


def _fund(twin: Twin, programme: str, gap: dict[str, Any], advances: dict[str, list[desk.Advance]]) -> None:
    ref = f"RDT-{programme}-{gap['provider']}".upper()
    money = ("--provider", gap["provider"], "--source", gap["source"], "--amount", gap["missing_vnd"])
    twin.month("fund", 8, programme, "thuy", *money, "--ref", ref, "--date", f"{PERIOD}-08")
    account = offices.account_no(OFFICE, programme, gap["provider"])
    on = SEPTEMBER.first_day.replace(day=8)
    advances[gap["provider"]].append(
        desk.Advance(account, gap["missing_vnd"], on, text=f"Kho bac chuyen tam ung {ref}")
    )


def _payfiles(twin: Twin, programme: str, provider: str) -> list[pathlib.Path]:
    where = ("--provider", provider, "--format", "pain001", "--out", "tep-chi-tra")
    made = twin.do("payfiles", 8, "payfiles", *_place(programme, "son"), *where)
    return [twin.place.folder / each["path"] for each in made["files"]]


def _place(programme: str, by: str) -> tuple[str, ...]:
    return ("--period", PERIOD, "--org", OFFICE, "--programme", programme, "--as", by)
