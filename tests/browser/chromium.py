"""Debian's Chromium, if this machine has it."""

import contextlib
import os
import pathlib
import shutil
from collections.abc import Iterator

from playwright import sync_api

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
AXE = pathlib.Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# WCAG 2.2 AA and what stands below it.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}


def program() -> str | None:
    """Find the browser."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextlib.contextmanager
def opened() -> Iterator[sync_api.Browser]:
    """Have a browser within the block."""
    # Playwright keeps an event loop in this thread, where Django would refuse the database; nothing here is async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(FLAGS))
        yield browser
        browser.close()


def violations(page: sync_api.Page) -> list[str]:
    """Ask axe what is wrong with a page: rule, and the elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{each['id']} ({each['impact']}): " + "; ".join(node["html"][:120] for node in each["nodes"][:3])
        for each in found["violations"]
    ]
