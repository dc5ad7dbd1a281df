"""What the pages need before the first request: the texts of every room."""

import importlib
import pathlib

from django import apps

PACKAGE = pathlib.Path(__file__).parent.parent


class Web(apps.AppConfig):
    name = "chitra.web"

    def ready(self) -> None:
        for path in sorted(PACKAGE.rglob("messages.py")):
            importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
