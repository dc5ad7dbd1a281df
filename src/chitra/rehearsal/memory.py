"""What a folder of lists remembers for the month after: who was on them, and how many serial numbers are used.

`people.json` holds the settings, `people/<office>.jsonl` one person a line.
"""

import dataclasses
import json
import pathlib
from collections.abc import Iterable, Iterator

from chitra.kernel import errors, period
from chitra.rehearsal import groups, people

_SETTINGS = "people.json"


class NothingBefore(errors.BadInput):
    """The folder holds no lists of the month before."""


@dataclasses.dataclass(frozen=True, slots=True)
class Memory:
    month: period.Period
    seed: int
    org: tuple[str, ...]
    programmes: tuple[str, ...]
    layout: str
    serials_used: dict[str, int]


def kept(folder: pathlib.Path, month: period.Period) -> Memory:
    """Read what the folder remembers for the month.

    :raises NothingBefore: when it is not a folder of lists, or not of the month before.
    """
    try:
        told = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NothingBefore("E-GEN-PREVIOUS", folder=str(folder), period=str(month)) from error
    was = period.Period.parse(told["period"])
    if was.next != month:
        raise NothingBefore("E-GEN-PREVIOUS", folder=str(folder), period=str(month))
    return Memory(
        was, told["seed"], tuple(told["org"]), tuple(told["programmes"]), told["layout"], told["serials_used"]
    )


def keep(folder: pathlib.Path, memory: Memory) -> None:
    told = dataclasses.asdict(memory)
    told["period"] = str(memory.month)
    del told["month"]
    (folder / _SETTINGS).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def people_of(folder: pathlib.Path, office: str) -> Iterator[people.Person]:
    """Read an office's people, doubles included, in the order of the lists."""
    with (folder / "people" / f"{office}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            code, serial, right, commune, hamlet, name, sex, born, *rest = json.loads(line)
            yield people.Person(code, serial, groups.Right(*right), commune, hamlet, name, sex, tuple(born), *rest)


def keep_people(folder: pathlib.Path, office: str, everybody: Iterable[people.Person]) -> None:
    (folder / "people").mkdir(exist_ok=True)
    with (folder / "people" / f"{office}.jsonl").open("w", encoding="utf-8") as target:
        for person in everybody:
            target.write(json.dumps(_listed(person), ensure_ascii=False) + "\n")


def _listed(person: people.Person) -> list[object]:
    right = person.right
    values = [getattr(person, field.name) for field in dataclasses.fields(person)]
    values[2] = [right.programme, right.group, right.quantity, right.has_carer, right.has_extra]
    return values
