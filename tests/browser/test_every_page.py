"""Every page there is, opened by an officer whom it lets in: at a desk and on a telephone, in both languages."""

import contextlib
import dataclasses
import gzip
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.urls import reverse
from playwright import sync_api

from chitra.access import rules
from chitra.web.tests import addresses, builders
from tests.browser import chromium

HERE = "PL-506"
DESK, TELEPHONE = 1366, 360
# A page is looked at by the first whose role may do its deed.
OFFICERS = {
    "district_officer": "lan.dailoc",
    "district_head": "minh.dailoc",
    "district_accountant": "thuy.dailoc",
    "releaser": "son.dailoc",
    "provider_operator": "tuan.agribank",
    "provider_controller": "hoa.agribank",
    "dolisa_officer": "ngoc.so",
    "supervisor": "ha.mttq",
    "admin": "admin",
}
# What the rehearsal's two closed months have none of; the month that is played in a browser looks at these.
ABSENT = {
    "task", "take_back", "reconciliation_exception", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "import_draft", "import_sheets", "import_columns", "import_check", "import_row", "import_exclude",
    "import_bad_rows", "import_back", "import_compare", "import_drop",
}  # fmt: skip
# A first visit with all that it brings along, as it travels.
MOST_BYTES = 60_000

Read = Callable[[str, str], "Reader"]


@dataclasses.dataclass(slots=True)
class Reader:
    """An officer at a browser that speaks one language, and what the browser complained about."""

    page: sync_api.Page
    complaints: list[str]

    def faults(self, width: int) -> list[str]:
        """Say what is wrong with the page that is open, at a width."""
        self.page.set_viewport_size({"width": width, "height": 900})
        found = [f"{width} px: {each}" for each in chromium.violations(self.page)]
        if not self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{width} px: something hangs over the edge")
        return found


@pytest.fixture(scope="module")
def read(browser, site) -> Iterator[Read]:
    """Give an officer's reader for a language; an officer signs in once."""
    sessions: dict[str, str] = {}
    readers: dict[tuple[str, str], Reader] = {}
    with contextlib.ExitStack() as opened:

        def reader(username: str, language: str) -> Reader:
            if username not in sessions:
                sessions[username] = builders.signed_in(username).cookies[settings.SESSION_COOKIE_NAME].value
            if (username, language) not in readers:
                context = browser.new_context(viewport={"width": DESK, "height": 900}, locale="vi-VN")
                opened.callback(context.close)
                jar = {
                    settings.SESSION_COOKIE_NAME: sessions[username],
                    settings.LANGUAGE_COOKIE_NAME: language,
                }
                context.add_cookies([{"name": name, "value": value, "url": site.url} for name, value in jar.items()])
                found = Reader(context.new_page(), [])
                found.page.on("console", lambda told: _noted(told, found.complaints))
                found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
                readers[username, language] = found
            return readers[username, language]

        yield reader


def _noted(told: sync_api.ConsoleMessage, complaints: list[str]) -> None:
    if told.type == "error":
        complaints.append(told.text)


def officer_for(address: addresses.Address) -> str:
    assert address.rule is not None
    if address.rule.place in ("anyone", "own"):
        return OFFICERS["district_officer"]
    return next(who for role, who in OFFICERS.items() if role in rules.DEEDS[address.rule.deed])


@pytest.mark.parametrize(
    "address", [each for each in addresses.every() if each.name not in ABSENT], ids=lambda each: each.name
)
def test_a_page_is_sound_at_both_widths_and_in_both_languages(read, site, address):
    url = addresses.filled(address, organisation_code=HERE)
    assert url is not None, "fill it in, or say that the rehearsal has none"
    if _leads_elsewhere(address, url):
        return
    wrong = []
    for language, widths in (("vi", (DESK, TELEPHONE)), ("en", (DESK,))):
        reader = read(officer_for(address), language)
        reader.complaints.clear()
        reader.page.set_viewport_size({"width": DESK, "height": 900})
        answer = reader.page.goto(site.url + url)
        assert answer is not None
        assert answer.status == 200
        assert reader.page.url == site.url + url
        assert reader.page.locator("html").get_attribute("lang") == language
        wrong += [f"{language}: {each}" for each in reader.complaints]
        if reader.page.locator("h1").count() != 1:
            wrong.append(f"{language}: {reader.page.locator('h1').count()} headings of the first rank")
        wrong += [f"{language}: {each}" for width in widths for each in reader.faults(width)]
    assert wrong == []


def _leads_elsewhere(address: addresses.Address, url: str) -> bool:
    """Tell whether an address shows nothing itself: a form is sent there, or it knows the way."""
    answer = builders.signed_in(officer_for(address)).get(url)
    return answer.status_code == 302 and not answer["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("url", ["/account/login/", "/work/"])
def test_a_first_visit_is_light(browser, site, url):
    context = browser.new_context()
    if url == "/work/":
        session = builders.signed_in("lan.dailoc").cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}])
    page = context.new_page()
    came: list[sync_api.Response] = []

    def note(answer: sync_api.Response) -> None:
        came.append(answer)

    page.on("response", note)
    page.goto(site.url + url, wait_until="networkidle")
    sizes = {each.url: len(gzip.compress(each.body())) for each in came}
    context.close()
    assert len(sizes) > 5, "the styles and scripts come along"
    assert sum(sizes.values()) <= MOST_BYTES, sizes
