"""A month in a real browser, from the first list to the files for the banks, each step by the officer whose it is."""

import pathlib
import re

import pytest
from django.conf import settings

from chitra.rehearsal import cast as casts
from chitra.rehearsal import month
from chitra.rehearsal.provider import desk as provider_desk
from chitra.web.tests import third_month
from tests.browser import chromium

CODE, PROGRAMME = "PL-506", "btxh"
PLACE = f"{CODE}/{PROGRAMME}/{third_month.MONTH}/"
MONTH, RUN = f"/months/{PLACE}", f"/months/{PLACE}runs/1/"
CLERKS = {casts.BANK: "agribank", casts.POST: "buudien", casts.TELECOM: "viettel"}
BEGUN = "2023-11-01T15:00:00+07:00"


@pytest.fixture
def here(site, tmp_path):
    """Set the stage: November's lists are written, and nobody has handed one in."""
    third_month.listed(site.lists)
    site.move_clock(BEGUN)
    return third_month.stage(tmp_path, {CODE: "dailoc"}, (PROGRAMME,))


def test_a_month_is_played_from_the_list_to_the_files_by_everybody_whose_it_is(
    sign_in, site, here, tmp_path, monkeypatch
):
    lan = sign_in("lan.dailoc")
    lists_come_in(lan, site, here)
    checked_frozen_and_submitted(lan)
    approved_once(sign_in("minh.dailoc"), monkeypatch)
    funded(sign_in("thuy.dailoc"))
    assert released_and_fetched(sign_in("son.dailoc"), sign_in, tmp_path / "lenh")


def sound(desk):
    """Look at the page that is open, at a desk and on a telephone."""
    for width in (360, 1366):
        desk.page.set_viewport_size({"width": width, "height": 900})
        assert chromium.violations(desk.page) == [], desk.page.url
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (desk.page.url, width)
    return desk.page


def lists_come_in(lan, site, here):
    """Take one list in through every step of the import, and the others as the command line does."""
    folder = third_month.listed(site.lists)
    files = sorted(folder.glob(f"{CODE}/*.xlsx"))
    one = min((each for each in files if each.name.startswith("DanhSachChiTra")), key=lambda each: each.stat().st_size)
    lan.visit("/lists/import/").get_by_label("Tệp danh sách").set_input_files(one)
    lan.press("Gửi tệp và xem").wait_for_url("**/sheets/")
    sound(lan)
    lan.press("Tiếp: ghép cột").wait_for_url("**/columns/")
    for box in sound(lan).get_by_role("checkbox").all():
        box.check()
    lan.press("Tiếp: kiểm tra").wait_for_url("**/check/")
    lan.press("Kiểm tra")
    lan.wait_for_task().wait_for_url("**/check/")
    sound(lan).get_by_role("link", name="Tiếp: so với tháng trước").click()
    sound(lan)
    lan.press("Nhận danh sách này")
    lan.wait_for_task().get_by_text("Danh sách đã được nhận").wait_for()
    at = here.moment(1)
    rest = [each for each in files if each != one]
    assert len(list(month.import_lists(here, rest, at=at))) == len(rest)
    month.authorise(here, folder, at=at)
    month.exclude_unreadable(here, at=at)


def checked_frozen_and_submitted(lan):
    lan.visit(MONTH)
    lan.press("Kiểm tra lại danh sách")
    lan.wait_for_task().get_by_role("link", name="Chốt đợt chi").click()
    sound(lan).get_by_label("Ngày chi dự kiến").fill("05/11/2023")
    lan.press("Chốt đợt chi")
    lan.wait_for_task().wait_for_url(f"**{RUN}")
    sound(lan)
    lan.press("Ký và trình").get_by_text("Đã trình đợt").wait_for()


def approved_once(minh, monkeypatch):
    """Approve with a second factor that was asked for anew, pressing every button twice."""
    minh.visit(RUN)
    reason = sound(minh).get_by_label(re.compile("^Lý do chấp nhận"))
    if reason.count():
        reason.fill("Đã rà soát với các xã")
    with monkeypatch.context() as tired:
        tired.setattr(settings, "SECOND_FACTOR_SECONDS", 0)
        minh.page.get_by_role("button", name=re.compile("^Ký duyệt")).dblclick()
        minh.page.wait_for_url("**/reauthenticate/**")
    sound(minh)
    minh.give_code()
    minh.page.get_by_role("button", name="Xác nhận").dblclick()
    minh.page.get_by_text("Đã duyệt đợt").wait_for()
    minh.page.go_back()
    minh.page.reload()
    signed = minh.visit(RUN).get_by_role("region", name="Người ký")
    assert signed.get_by_text("Trần Quang Minh").count() == 1
    assert minh.page.get_by_role("button", name=re.compile("^Ký duyệt")).count() == 0


def funded(thuy):
    """Record the advances that are missing, one after the other, as the page proposes them."""
    advances = []
    thuy.visit(f"{MONTH}funding/")
    while not sound(thuy).get_by_text("Kinh phí đã đủ").count():
        source, provider = thuy.page.get_by_label("Nguồn kinh phí và đơn vị chi trả").input_value().split("|")
        amount = thuy.page.get_by_label("Số tiền (đồng)").input_value()
        ref = f"TU-112023-{PROGRAMME}-{CODE}-{provider}-{source}".upper()
        thuy.page.get_by_label("Số giấy rút dự toán").fill(ref)
        thuy.press("Ghi nhận").get_by_text(f"Đã ghi nhận tạm ứng {amount} đồng").wait_for()
        advances.append(
            provider_desk.Advance(
                casts.account_no(CODE, PROGRAMME, provider),
                int(amount.replace(".", "")),
                third_month.MONTH.first_day,
                text=f"Kho bac chuyen tam ung {ref}",
            )
        )
        thuy.visit(f"{MONTH}funding/")
        assert len(advances) <= len(CLERKS)
    return advances


def released_and_fetched(son, sign_in, folder) -> list[pathlib.Path]:
    """Release, have the files prepared, and let each provider's clerk fetch theirs."""
    son.visit(f"{RUN}release/")
    sound(son)
    son.press("Ký phát lệnh")
    son.wait_for_task().wait_for_url(f"**{MONTH}")
    orders = []
    for provider, slug in CLERKS.items():
        theirs = son.visit(f"/batches/{PLACE}").locator(f"a[href^='/batches/{provider}/']")
        batches = [each.get_attribute("href") for each in theirs.all()]
        if not batches:
            continue
        son.visit(batches[0])
        son.page.locator("[name=format]").first.wait_for()
        son.press("Lập tệp")
        tuan = sign_in(f"tuan.{slug}")
        for batch in batches:
            tuan.visit(batch)
            for button in sound(tuan).get_by_role("button", name=re.compile("^Tải về")).all():
                with tuan.page.expect_download() as fetched:
                    button.click()
                orders.append(folder / fetched.value.suggested_filename)
                fetched.value.save_as(orders[-1])
    return orders
