"""The months' pages as officers see them: looking, and the deeds from the check to the release."""

import dataclasses
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.web import tasks
from chitra.web.tests import builders, third_month


def address(name, code="PL-506", programme="btxh", month="2023-10", **more):
    return reverse(name, kwargs={"org": code, "programme": programme, "period": third_month.period(month), **more})


def november(name, **more):
    return address(name, month="2023-11", **more)


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


class TestLooking:
    @pytest.fixture(autouse=True)
    def _stage(self, shared_office_db):
        """Nothing here changes anything."""

    def test_an_officer_sees_the_months_of_their_own_office_alone(self):
        shown = text_of(builders.signed_in("lan.dailoc").get(reverse("months")))
        assert "Đại Lộc" in shown
        assert "Hội An" not in shown

    def test_the_department_sees_every_office_and_narrows_them_down(self):
        ngoc = builders.signed_in("ngoc.so")
        assert {"PL-503", "PL-506"} <= set(re.findall(r"PL-\d+", text_of(ngoc.get(reverse("months")))))
        few = text_of(ngoc.get(reverse("months"), {"period": "2023-09", "org": "PL-503", "programme": "ncc"}))
        assert few.count("NCC") >= 1
        assert "10/2023 Phòng" not in few

    def test_a_list_of_months_goes_on_where_the_page_before_ended(self):
        ngoc = builders.signed_in("ngoc.so")
        whole = re.findall(r'href="(/months/PL[^"]+)"', ngoc.get(reverse("months")).content.decode())
        rest = ngoc.get(reverse("months"), {"after": "2023-10/PL-503/ncc"}).content.decode()
        assert re.findall(r'href="(/months/PL[^"]+)"', rest) == whole[2:]

    def test_a_closed_month_says_where_every_payment_ended(self):
        shown = text_of(builders.signed_in("minh.dailoc").get(address("month")))
        assert "đã khoá sổ" in shown
        assert "đã nhận" in shown
        assert "Còn vướng" not in shown

    def test_the_figures_of_a_month_are_the_sums_of_the_rows_behind_them(self):
        lan = builders.signed_in("lan.dailoc")
        page = lan.get(address("month"))
        for status, share in page.context["states"]:
            found = lan.get(address("month_payments"), {"status": status}).context["found"]
            assert (found.count, found.amount_vnd) == (share.count, share.amount_vnd)

    @pytest.mark.parametrize(
        "filters", [{"commune": "20503"}, {"channel": "bank"}, {"kind": "regular"}, {"group": "5"}, {"words": "nguyen"}]
    )
    def test_payments_are_narrowed_down(self, filters):
        lan = builders.signed_in("lan.dailoc")
        every = lan.get(address("month_payments")).context["found"]
        found = lan.get(address("month_payments"), filters).context["found"]
        assert 0 < found.count < every.count

    def test_pages_of_payments_neither_repeat_nor_skip(self):
        lan = builders.signed_in("lan.dailoc")
        seen, after = [], ""
        while after is not None:
            found = lan.get(address("month_payments", programme="ncc", month="2023-09"), {"after": after}).context[
                "found"
            ]
            seen += [payment.id for payment in found.page]
            after = found.next_after
        assert len(seen) == len(set(seen)) == found.count

    def test_a_card_number_and_an_account_are_masked(self):
        shown = text_of(builders.signed_in("lan.dailoc").get(address("month_payments")))
        assert re.search(r"•{6,}\d{3}\b", shown)
        assert not re.search(r"\b0\d{11}\b", shown)

    def test_the_first_month_has_nothing_to_be_compared_with(self):
        page = builders.signed_in("minh.dailoc").get(address("month_changes", month="2023-09"))
        assert "NO_BASE" in text_of(page)
        assert not page.context["found"].page

    def test_the_control_equation_adds_up_to_what_changed(self):
        page = builders.signed_in("minh.dailoc").get(address("month_changes"))
        whole = page.context["whole"]
        counts = {count.kind: count for count in page.context["found"].counts}
        assert whole.now_count - whole.before_count == counts["new"].count - counts["stopped"].count
        difference = sum(counts[kind].difference_vnd for kind in ("new", "stopped", "amount"))
        assert whole.now_vnd - whole.before_vnd == difference

    def test_every_change_names_its_list_or_says_that_there_is_none(self):
        found = builders.signed_in("minh.dailoc").get(address("month_changes")).context["found"]
        assert found.page
        for change in found.page:
            assert bool(change.file_name) == (change.explained_by in ("increase", "decrease", "adjustment"))

    def test_a_runs_sheet_draws_the_same_payments_every_time(self):
        first, second = (builders.signed_in(who).get(address("run", number=1)) for who in ("lan.dailoc", "minh.dailoc"))
        assert first.context["drawn"] == second.context["drawn"]
        assert len(first.context["drawn"]) == 10

    def test_the_parts_of_a_run_add_up_to_what_is_signed(self):
        page = builders.signed_in("minh.dailoc").get(address("run", number=1))
        content = page.context["content"]
        for shares in page.context["shares"].values():
            assert sum(share.payment_count for share in shares) == content.payment_count
            assert sum(share.amount_vnd for share in shares) == content.total_vnd

    def test_a_run_that_does_not_exist_is_not_found(self):
        assert builders.signed_in("minh.dailoc").get(address("run", number=7)).status_code == 404

    @pytest.mark.parametrize("who", ["ha.mttq", "nga.taichinh", "tuan.agribank"])
    def test_who_only_watches_sees_figures_and_no_names(self, who):
        watcher = builders.signed_in(who)
        assert watcher.get(address("month")).status_code == 200
        for name in ("month_payments", "month_changes"):
            assert watcher.get(address(name)).status_code == 403
        assert watcher.get(address("run", number=1)).status_code == 403

    def test_another_districts_month_stays_closed(self):
        assert builders.signed_in("lan.hoian").get(address("month")).status_code == 403

    def test_a_month_without_lists_says_so(self):
        assert "Chưa nhận danh sách nào" in text_of(builders.signed_in("lan.dailoc").get(november("month")))

    @pytest.mark.parametrize(
        ("name", "most"),
        [("month", 24), ("month_payments", 20), ("month_changes", 22), ("month_funding", 24), ("month_reissue", 20)],
    )
    def test_a_page_asks_a_fixed_number_of_questions(self, name, most):
        minh = builders.signed_in("minh.dailoc")
        with CaptureQueriesContext(connection) as asked:
            assert minh.get(address(name, programme="ncc", month="2023-09")).status_code == 200
        assert len(asked) <= most

    def test_the_list_of_months_and_a_runs_sheet_ask_a_fixed_number_of_questions(self):
        ngoc = builders.signed_in("ngoc.so")
        for url, most in ((reverse("months"), 24), (address("run", number=1), 30)):
            with CaptureQueriesContext(connection) as asked:
                assert ngoc.get(url).status_code == 200
            assert len(asked) <= most, url


@pytest.fixture
def opened(office_db, played):
    """November's lists have come in and were checked."""
    third_month.opened(played[1])
    return played[1]


@pytest.fixture
def at_noon(monkeypatch):
    """It is the afternoon of the first of November."""
    monkeypatch.setenv("CHITRA_NOW", "2023-11-01T15:00:00+07:00")


def worked(answer):
    """Do what a page asked the worker for, as the worker would; give the task as it ended."""
    assert answer.status_code == 302, text_of(answer)
    task_id = int(answer["Location"].rstrip("/").rpartition("/")[2])
    tasks.run(task_id)
    return _task(task_id)


def _task(task_id):
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, refusal_code, outcome FROM web_task WHERE id = %s", [task_id])
        return Ended(*cursor.fetchone())


@dataclasses.dataclass(frozen=True)
class Ended:
    status: str
    refusal_code: str
    outcome: str


@pytest.mark.usefixtures("at_noon")
class TestTheMonth:
    def test_a_month_is_checked_frozen_submitted_approved_funded_and_released_in_the_browser(self, opened):
        lan, minh, thuy, son = (builders.signed_in(f"{who}.dailoc") for who in ("lan", "minh", "thuy", "son"))
        assert worked(builders.sent(lan, november("month_check"))).status == "done"
        ended = worked(builders.sent(lan, november("month_freeze"), {"pay_date": "05/11/2023"}))
        assert (ended.status, ended.outcome) == ("done", november("run", number=1))
        builders.sent(lan, november("run_submit", number=1))
        sheet = minh.get(november("run", number=1))
        told = {"seen_hash": sheet.context["content"].content_hash, "reason": "Đã rà soát"}
        assert builders.sent(minh, november("run_approve", number=1), told).status_code == 302
        for gap in thuy.get(november("month_funding")).context["gaps"]:
            told = {
                "place": f"{gap.source_code}|{gap.provider_code}",
                "ref": f"TU-11-{gap.provider_code}",
                "received_on": "01/11/2023",
                "amount": f"{gap.missing_vnd}",
            }
            if gap.missing_vnd:
                assert builders.sent(thuy, november("month_funding"), told).status_code == 302
        page = son.get(november("run_release", number=1))
        assert page.context["may_release"], page.context["broken"]
        assert worked(builders.sent(son, november("run_release", number=1))).status == "done"
        assert son.get(november("month")).context["standing"].status == "released"

    def test_an_approver_signs_what_was_shown_and_nothing_else(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "submitted")
        minh = builders.signed_in("minh.dailoc")
        told = {"seen_hash": "0" * 64, "reason": "Đã rà soát"}
        answer = builders.sent(minh, november("run_approve", number=1), told)
        assert answer.status_code == 422
        assert "E-RUN-SEEN" in text_of(answer)
        shown = answer.context["content"].content_hash
        assert f'value="{shown}"' in answer.content.decode()

    def test_a_signature_asks_for_a_fresh_second_factor(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "submitted")
        minh = builders.signed_in("minh.dailoc", seconds_ago=14 * 60)
        answer = builders.sent(minh, november("run_approve", number=1), {"seen_hash": "0" * 64})
        assert answer.status_code == 302
        assert "reauthenticate" in answer["Location"]

    def test_who_prepared_is_not_offered_and_not_given_the_approval(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "submitted")
        lan = builders.signed_in("lan.dailoc")
        assert lan.get(november("run", number=1)).context["approving"] is None
        assert builders.sent(lan, november("run_approve", number=1), {"seen_hash": "0"}).status_code == 403

    def test_a_run_goes_back_with_a_reason_and_not_without(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "submitted")
        minh = builders.signed_in("minh.dailoc")
        assert builders.sent(minh, november("run_return", number=1), {"back_reason": " "}).status_code == 422
        told = {"back_reason": "Thiếu một người ở Đại Sơn"}
        assert builders.sent(minh, november("run_return", number=1), told).status_code == 302
        assert minh.get(november("run", number=1)).context["run"].status == "frozen"

    def test_payments_are_held_together_after_count_and_sum_were_shown(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "frozen")
        lan = builders.signed_in("lan.dailoc")
        few = lan.get(november("month_payments"), {"status": "due", "commune": "20503"}).context["found"]
        page = lan.get(november("month_hold"), {"all": "1", "status": "due", "commune": "20503"})
        assert (page.context["found"].count, page.context["found"].amount_vnd) == (few.count, few.amount_vnd)
        told = {"payments": page.context["form"].initial["payments"], "reason": "Chờ xã xác minh"}
        once = "00000000-0000-4000-8000-000000000001"
        for _ in range(2):
            assert builders.sent(lan, november("month_hold"), told, once=once).status_code == 302
        held = lan.get(november("month_payments"), {"status": "held", "commune": "20503"}).context["found"]
        assert {payment.id for payment in few.page} <= {payment.id for payment in held.page}
        assert "Chờ xã xác minh" in text_of(lan.get(november("month_payments"), {"status": "held"}))
        assert builders.sent(lan, november("month_unhold"), told | {"reason": "Xã đã xác minh"}).status_code == 302
        again = lan.get(november("month_payments"), {"status": "due", "commune": "20503"}).context["found"]
        assert again.count == few.count

    def test_a_decision_without_a_reason_keeps_what_was_chosen(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "frozen")
        lan = builders.signed_in("lan.dailoc")
        few = lan.get(november("month_payments"), {"status": "due"}).context["found"].page[:2]
        chosen = ",".join(str(payment.id) for payment in few)
        answer = builders.sent(lan, november("month_hold"), {"payments": chosen, "reason": ""})
        assert answer.status_code == 422
        assert f'value="{chosen}"' in answer.content.decode()
        assert answer.context["found"].count == 2

    def test_an_exclusion_is_signed_by_the_head_after_the_approval(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "approved")
        minh = builders.signed_in("minh.dailoc")
        payment = minh.get(november("month_payments"), {"status": "due"}).context["found"].page[0]
        told = {"payments": str(payment.id), "reason": "Người hưởng chuyển đi"}
        assert builders.sent(builders.signed_in("lan.dailoc"), november("month_exclude"), told).status_code == 403
        assert builders.sent(minh, november("month_exclude"), told).status_code == 302
        assert minh.get(november("run", number=1)).context["run"].excluded_count == 1

    def test_an_advance_is_recorded_once_and_a_document_is_not_taken_twice(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "approved")
        thuy = builders.signed_in("thuy.dailoc")
        gap = next(gap for gap in thuy.get(november("month_funding")).context["gaps"] if gap.missing_vnd)
        told = {
            "place": f"{gap.source_code}|{gap.provider_code}",
            "ref": "TU-11-01",
            "received_on": "01/11/2023",
            "amount": "1.000.000",
        }
        assert builders.sent(thuy, november("month_funding"), told).status_code == 302
        answer = builders.sent(thuy, november("month_funding"), told)
        assert answer.status_code == 422
        assert "E-FUND-TWICE" in text_of(answer)
        assert len(answer.context["drawdowns"]) == 1

    def test_a_remark_about_a_person_stands_beside_their_change(self, opened):
        lan = builders.signed_in("lan.dailoc")
        change = lan.get(november("month_changes")).context["found"].page[0]
        there = november("month_note", person_id=change.person_id)
        assert builders.sent(lan, there, {"text": "Đã gọi cho xã"}).status_code == 302
        assert "Đã gọi cho xã" in text_of(lan.get(november("month_changes")))
        assert builders.sent(lan, there, {"text": ""}).status_code == 422

    def test_a_freeze_that_is_refused_tells_why_on_its_task(self, opened):
        third_month.brought(opened, "PL-506", "btxh", "frozen")
        lan = builders.signed_in("lan.dailoc")
        ended = worked(builders.sent(lan, november("month_freeze"), {"pay_date": "05/11/2023"}))
        assert (ended.status, ended.refusal_code) == ("refused", "E-RUN-FROZEN")
