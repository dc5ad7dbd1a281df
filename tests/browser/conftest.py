"""A site for the browser: a played rehearsal, served by real threads, with a worker of its own."""

import contextlib
import dataclasses
import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connections
from django.test.testcases import LiveServerThread
from playwright import sync_api

from chitra.config import clock
from chitra.web import demo
from chitra.web.tests import conftest as office
from tests.browser import chromium

played = office.played


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, and skip it where there is no browser."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker("browser")
            if chromium.program() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium: apt install chromium"))


class Worker:
    """The worker's process, whose clock stands where it stood when the process began."""

    def __init__(self, database: str, home: pathlib.Path) -> None:
        self._environment = {
            "CHITRA_DATABASE_URL": database,
            "CHITRA_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        self.begin()

    def begin(self) -> None:
        command = [sys.executable, "-P", "-m", "chitra", "worker"]
        self._process = subprocess.Popen(command, env={**os.environ, **self._environment})

    def end(self) -> None:
        """Let it end what is under way; one that does not is killed, as on a machine that is switched off."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@dataclasses.dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are, and how its officers sign in."""

    url: str
    keys: demo.Keys
    lists: pathlib.Path
    worker: Worker

    def move_clock(self, moment: str) -> None:
        """Let it be another moment, for the pages and for the worker."""
        os.environ["CHITRA_NOW"] = moment
        self.worker.end()
        self.worker.begin()


@pytest.fixture(scope="module")
def site(server, played, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    """Serve a played database of the module's own, on the morning after its second month."""
    name = f"chitra_site_{os.getpid()}"
    url = server.url_of(name)
    patched = pytest.MonkeyPatch()
    patched.setenv("CHITRA_NOW", office.NOW.isoformat())
    patched.setattr(settings, "DEMO_KEYS", tmp_path_factory.mktemp("keys") / "keys.json")
    with (
        office.stage._database(server, name, "CREATE DATABASE {} TEMPLATE {}", played[0]),
        office.stage._pointed_at(server, name),
        django_db_blocker.unblock(),
        contextlib.ExitStack() as running,
    ):
        running.callback(patched.undo)
        running.callback(connections.close_all)
        keys = demo.let_in(begins=clock.now(), at=clock.now())
        worker = Worker(url, server.home)
        running.callback(worker.end)
        thread = LiveServerThread("127.0.0.1", StaticFilesHandler, port=0)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        assert thread.error is None, thread.error
        running.callback(thread.terminate)
        yield Site(f"http://127.0.0.1:{thread.port}", keys, played[1], worker)
    demo.is_on.cache_clear()
    demo.keys.cache_clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    """Open one browser for the session."""
    with chromium.opened() as opened:
        yield opened


@dataclasses.dataclass(slots=True)
class Desk:
    """An officer at a browser of their own."""

    page: sync_api.Page
    site: Site

    def visit(self, path: str) -> sync_api.Page:
        self.page.goto(self.site.url + path)
        return self.page

    def press(self, name: str) -> sync_api.Page:
        """Press the button whose words begin so."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=re.compile(f"^{name}")).click()
        return self.page

    def wait_for_task(self) -> sync_api.Page:
        """Stay on a task's page until the worker has done it: the page goes where it leads by itself."""
        self.page.wait_for_url(lambda url: "/tasks/" not in url, timeout=60_000)
        return self.page

    def give_code(self) -> None:
        """Give the second factor; a code serves once, so the test's telephone forgets which it showed."""
        cache.clear()
        self.page.get_by_label("Mã xác thực").fill(demo.code_now())


@pytest.fixture
def sign_in(browser, site):
    """Let an officer sign in as a person does: password, code."""
    with contextlib.ExitStack() as opened:

        def signed(username: str, *, width: int = 1366) -> Desk:
            context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
            opened.callback(context.close)
            desk = Desk(context.new_page(), site)
            desk.visit("/account/login/")
            desk.page.get_by_label("Tên đăng nhập").fill(username)
            desk.page.get_by_label("Mật khẩu").fill(site.keys.password)
            desk.page.get_by_role("button", name="Đăng nhập").click()
            desk.give_code()
            desk.page.get_by_role("button", name="Đăng nhập").click()
            desk.page.wait_for_url("**/work/")
            return desk

        yield signed
