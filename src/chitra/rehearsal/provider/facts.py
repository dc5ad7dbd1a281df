"""The truth beside the answers: what became of each payment, written down as it happens."""

import collections
import json
import pathlib
import types
import typing
from collections.abc import Mapping


class Facts:
    """Writes `truth.json`, one member a reference, and counts the outcomes; nothing of it stays in memory."""

    def __init__(self, path: pathlib.Path) -> None:
        self.path = path
        self.outcomes: collections.Counter[str] = collections.Counter()

    def __enter__(self) -> typing.Self:
        self._target = self.path.open("w", encoding="utf-8")
        self._target.write("{")
        return self

    def add(self, reference: str, fact: Mapping[str, object]) -> None:
        self._target.write(",\n" if self.outcomes.total() else "\n")
        self._target.write(f"{json.dumps(reference)}: {json.dumps(fact, ensure_ascii=False)}")
        self.outcomes[str(fact["outcome"])] += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        self._target.write("\n}\n")
        self._target.close()
