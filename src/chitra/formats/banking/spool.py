"""Assemble a file whose opening states totals that are known only at its end, in constant memory."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from typing import IO, Final

_BUFFER_BYTES: Final = 1 << 20
_BLOCK_PARTS: Final = 1000


class _Sealed:
    """Write through to the target while hashing every byte."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self.target.write(data)


def assembled(target: IO[bytes], parts: Iterable[str], *, opening: Callable[[], str], closing: str) -> str:
    """Write opening, parts and closing in UTF-8 and return the SHA-256; `opening` is asked after the last part."""
    with tempfile.SpooledTemporaryFile(max_size=_BUFFER_BYTES, mode="w+b") as body:
        block: list[str] = []
        for part in parts:
            block.append(part)
            if len(block) == _BLOCK_PARTS:
                body.write("".join(block).encode())
                block.clear()
        body.write("".join(block).encode())
        body.seek(0)
        sealed = _Sealed(target)
        sealed.write(opening().encode())
        shutil.copyfileobj(body, sealed, _BUFFER_BYTES)
        sealed.write(closing.encode())
        return sealed.digest.hexdigest()
