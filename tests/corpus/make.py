"""Write the corpus of bad files into a folder: python -m tests.corpus.make FOLDER.

No file is kept in the repository; each is made anew, byte by byte the same, whenever the tests run.
"""

import pathlib
import sys
from collections.abc import Iterable, Iterator

from tests.corpus import cells, containers, sheets, texts
from tests.corpus.sample import File


def lists() -> Iterator[File]:
    """Make the bad lists: cases 1 to 52."""
    for module in (containers, sheets, cells, texts):
        yield from module.files()


def written(files: Iterable[File], folder: pathlib.Path) -> list[pathlib.Path]:
    """Write files under their cases, whatever name they come with."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in files:
        path = folder / f"{file.case}{pathlib.PurePath(file.name).suffix}"
        path.write_bytes(file.data)
        paths.append(path)
    return paths


if __name__ == "__main__":
    written(lists(), pathlib.Path(sys.argv[1]))
