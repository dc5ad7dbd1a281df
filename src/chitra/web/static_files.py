"""The pages' static files: named by their content once `serve` has collected them, plainly named before that."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Named(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # the library is untyped
    """Whitenoise's storage, which also works where nothing has been collected yet."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: Any = None) -> str:
        if content is None and not self.exists(filename or name):
            return name
        hashed: str = super().hashed_name(name, content, filename)
        return hashed
