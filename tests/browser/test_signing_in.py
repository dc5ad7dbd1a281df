"""An officer signs in with nothing but a keyboard, and the page they reach is sound."""

import pytest

from tests.browser import chromium


def test_an_officer_signs_in_and_sees_what_waits(sign_in):
    desk = sign_in("lan.dailoc")
    assert desk.page.get_by_role("heading", name="Việc của tôi").is_visible()


def test_the_keyboard_alone_is_enough(browser, site):
    page = browser.new_context(viewport={"width": 1366, "height": 900}).new_page()
    page.goto(site.url)
    page.get_by_label("Tên đăng nhập").focus()
    page.keyboard.type("minh.dailoc")
    page.keyboard.press("Tab")
    page.keyboard.type(site.keys.password)
    page.keyboard.press("Enter")
    page.get_by_label("Mã xác thực").wait_for()


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_door_has_no_fault_for_anybody(browser, site, width, language):
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(site.url)
    if language == "en":
        page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == language
    assert chromium.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over the edge"
