"""Answers and their exceptions: handed in by a page, read by the worker, explained line by line, resolved."""

import csv
import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.access import operations as access
from chitra.audit import queries as journal
from chitra.delivery import queries as deliveries
from chitra.kernel import period
from chitra.rehearsal import month as rehearsal
from chitra.web import tasks
from chitra.web.tests import builders, third_month

BANK, POST = "AGRIBANK-QNA", "VNPOST-QNA"
HEAD = ("Mã tham chiếu", "Họ và tên", "Số tài khoản", "Số tiền", "Kết quả", "Ngày thực hiện", "Lý do")
OCTOBER = period.Period(2023, 10)


def page(name, provider=BANK, **more):
    return reverse(name, kwargs={"provider": provider, **more})


def table(rows):
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    return text.getvalue().encode()


def handed_in(browser, data, *, provider=BANK, name="ket-qua.csv"):
    """Hand a file in and let the worker read it; give the page that it leads to."""
    answer = builders.sent(browser, page("answer_upload", provider), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.context["form"].errors
    tasks.run(task_id=int(answer["Location"].rstrip("/").rsplit("/", 1)[-1]))
    return browser.get(answer["Location"])


class TestLooking:
    @pytest.fixture(autouse=True)
    def _stage(self, shared_office_db):
        """Nothing here changes anything."""

    def test_the_bar_of_a_closed_month_is_at_nothing(self):
        bar = builders.signed_in("thuy.dailoc").get(page("workbench", period=OCTOBER)).context["bar"]
        assert bar.ordered > 0
        assert (bar.left, bar.unanswered_vnd, bar.exceptions_vnd) == (0, 0, 0)

    def test_an_office_sees_of_a_provider_what_concerns_itself(self):
        here = builders.signed_in("thuy.dailoc").get(page("answers")).context["answers"]
        everywhere = builders.signed_in("tuan.agribank").get(page("answers")).context["answers"]
        assert 0 < len(here) < len(everywhere)
        assert not [each.account for each in here if "PL503" in each.account]

    def test_anothers_answer_is_not_there(self):
        everywhere = builders.signed_in("tuan.agribank").get(page("answers")).context["answers"]
        (theirs, *_) = [each for each in everywhere if "PL503" in each.account]
        address = page("answer", answer_id=theirs.id)
        assert builders.signed_in("thuy.dailoc").get(address).status_code == 422
        assert builders.signed_in("thuy.hoian").get(address).status_code == 200

    def test_a_clerk_does_not_enter_another_providers_answers(self):
        clerk = builders.signed_in("tuan.agribank")
        assert {clerk.get(page(name, POST)).status_code for name in ("answers", "answer_upload")} == {403}

    def test_every_line_of_an_answer_stands_beside_its_order(self):
        browser = builders.signed_in("thuy.dailoc")
        found = browser.get(page("answers")).context["answers"]
        statement = next(each for each in found if each.kind == "camt053" and each.applied > 5)
        shown = browser.get(page("answer", answer_id=statement.id)).context
        assert len(shown["lines"]) == statement.line_count
        assert {line.difference_vnd for line in shown["lines"] if line.instruction_id} == {0}
        assert shown["answer"].opening_vnd + shown["answer"].moved_vnd == shown["answer"].closing_vnd

    def test_who_only_looks_is_not_offered_the_deeds(self):
        shown = builders.signed_in("minh.dailoc").get(page("workbench", period=OCTOBER))
        assert page("answer_upload") not in shown.content.decode()
        assert builders.signed_in("minh.dailoc").get(page("answer_upload")).status_code == 403

    def test_pages_ask_a_fixed_number_of_questions(self):
        clerk = builders.signed_in("tuan.agribank")
        (latest, *_) = clerk.get(page("answers")).context["answers"]
        for address in (
            reverse("reconciliation"),
            page("workbench", period=OCTOBER),
            page("answers"),
            page("answer", answer_id=latest.id),
        ):
            with CaptureQueriesContext(connection) as asked:
                clerk.get(address)
            assert len(asked) <= 16, address


class TestNovember:
    """A month that is paid out and half answered."""

    @pytest.fixture(autouse=True)
    def _stage(self, office_db, played):
        out = played[1]
        third_month.opened(out)
        third_month.brought(out, "PL-506", "btxh", "released")
        here = third_month.stage(out, {"PL-506": "dailoc"}, ("btxh",))
        rehearsal.payfiles(here, at=here.moment(2, 10))
        with access.system_scope():
            (self.batch, *_) = deliveries.batches(
                provider_codes=[BANK], organisation_code="PL-506", month=third_month.MONTH.first_day
            )
            self.orders = deliveries.orders(self.batch.id)
        self.clerk = builders.signed_in("tuan.agribank")
        self.accountant = builders.signed_in("thuy.dailoc")

    def row(self, order, *, reference=None, amount=None, result="Thành công", account=None):
        account = order.payee_account if account is None else account
        written = [reference or order.reference, order.payee_name, account, amount or order.amount_vnd]
        return (*written, result, "30/10/2023", "")

    def workbench(self, browser=None, **wanted):
        return (browser or self.accountant).get(page("workbench", period=third_month.MONTH), wanted).context

    def mistyped(self, reference):
        """Change two digits, so that no order bears it."""
        return reference[:10] + "99" + reference[12:]

    def test_an_answer_brings_the_bar_down_by_what_it_proves(self):
        before = self.workbench()["bar"]
        assert (before.unanswered, before.unanswered_vnd) == (self.batch.count, self.batch.total_vnd)
        shown = handed_in(self.clerk, table([self.row(order) for order in self.orders[:5]]))
        assert shown.status_code == 302
        assert self.clerk.get(shown["Location"]).context["answer"].applied == 5
        after = self.workbench()["bar"]
        assert after.unanswered == self.batch.count - 5
        assert after.unanswered_vnd == self.batch.total_vnd - sum(order.amount_vnd for order in self.orders[:5])

    def test_the_same_file_again_changes_nothing_and_leads_to_the_same_page(self):
        data = table([self.row(self.orders[0])])
        first, second = (
            handed_in(self.clerk, data)["Location"],
            handed_in(self.clerk, data, name="lan-2.csv")["Location"],
        )
        assert first == second
        assert self.workbench()["bar"].unanswered == self.batch.count - 1

    def test_what_is_no_answer_is_told_on_the_tasks_page_and_stays_kept(self):
        shown = handed_in(self.clerk, b"khong phai ket qua", name="thu.csv")
        assert shown.status_code == 200
        assert shown.context["said"]
        assert self.workbench()["bar"].unanswered == self.batch.count

    def test_a_conflict_says_what_differs_and_nothing_is_edited(self):
        order = self.orders[0]
        handed_in(self.clerk, table([self.row(order, amount=order.amount_vnd + 1000)]))
        (found,) = self.workbench(show="exceptions")["rows"]
        assert (found.code, found.owner_code) == ("E-RECON-AMOUNT", "PL-506")
        assert (found.line.differs, found.line.difference_vnd) == (("amount",), 1000)
        assert found.due_on > datetime.date(2023, 10, 31)
        shown = self.accountant.get(page("reconciliation_exception", exception_id=found.id))
        assert "lệch 1.000 đồng" in shown.content.decode()
        with access.system_scope():
            assert deliveries.orders(self.batch.id)[0].standing == "instructed"

    def test_an_unknown_reference_is_explained_by_the_orders_that_resemble_it(self):
        order = self.orders[0]
        handed_in(
            self.clerk, table([self.row(order, reference=self.mistyped(order.reference)), self.row(self.orders[1])])
        )
        (found,) = self.workbench(show="exceptions")["rows"]
        shown = self.accountant.get(page("reconciliation_exception", exception_id=found.id)).context
        assert shown["suggestions"][0].order.reference == order.reference
        assert self.accountant.get(page("workbench", period=OCTOBER)).context["bar"].left == 0
        assert set(shown["suggestions"][0].agrees) == {"amount", "account", "name", "reference"}

    def test_nobody_elses_office_sees_an_exception(self):
        order = self.orders[0]
        handed_in(self.clerk, table([self.row(order, amount=order.amount_vnd + 1000)]))
        (found,) = self.workbench(show="exceptions")["rows"]
        theirs = builders.signed_in("thuy.hoian")
        address = page("reconciliation_exception", exception_id=found.id)
        assert theirs.get(address).status_code == 422
        assert builders.sent(theirs, address, {"resolution": "đã gọi điện xác minh"}).status_code == 422
        assert self.workbench(theirs, show="exceptions")["bar"].exceptions == 0

    def test_an_exception_is_resolved_once_with_a_reason_and_told_how(self):
        order = self.orders[0]
        handed_in(self.clerk, table([self.row(order, amount=order.amount_vnd + 1000)]))
        (found,) = self.workbench(show="exceptions")["rows"]
        address = page("reconciliation_exception", exception_id=found.id)
        short = builders.sent(self.accountant, address, {"resolution": "ok"})
        assert (short.status_code, self.workbench()["bar"].exceptions) == (422, 1)
        reason = "Ngân hàng xác nhận nhập nhầm số tiền, công văn 12/NHNo"
        assert builders.sent(self.accountant, address, {"resolution": reason}).status_code == 302
        assert builders.sent(self.accountant, address, {"resolution": reason}).status_code == 422
        (resolved,) = self.workbench(show="resolved")["rows"]
        assert (resolved.resolution, resolved.resolved_by) == (reason, "thuy.dailoc")
        assert self.workbench()["bar"].exceptions == 0
        with access.system_scope():
            (entry,) = journal.entries("system", count=1)
        assert (entry.deed, entry.by) == ("exception_resolve", "thuy.dailoc")

    def test_who_may_not_answer_resolves_nothing(self):
        order = self.orders[0]
        handed_in(self.clerk, table([self.row(order, amount=order.amount_vnd + 1000)]))
        (found,) = self.workbench(show="exceptions")["rows"]
        address = page("reconciliation_exception", exception_id=found.id)
        answer = builders.sent(builders.signed_in("lan.dailoc"), address, {"resolution": "đã gọi điện xác minh"})
        assert answer.status_code == 403

    def test_what_is_unanswered_is_listed_beside_its_missing_line(self):
        handed_in(self.clerk, table([self.row(order) for order in self.orders[:5]]))
        rows = self.workbench(show="unanswered")["rows"]
        assert len(rows) == self.batch.count - 5
        assert {row.reference for row in rows}.isdisjoint(order.reference for order in self.orders[:5])
