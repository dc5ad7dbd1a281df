"""A month's settlement: what prevents it, both sides' signatures, the forms, the closing and its certificate."""

import io
import pathlib
import shutil

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.access import operations as access
from chitra.audit import queries as journal
from chitra.delivery import queries as deliveries
from chitra.kernel import period
from chitra.ledger import queries as ledger
from chitra.rehearsal import month as rehearsal
from chitra.web import tasks
from chitra.web.tests import builders, third_month

BANK, POST = "AGRIBANK-QNA", "VNPOST-QNA"
OCTOBER = period.Period(2023, 10)
CLERKS = {BANK: "agribank", POST: "buudien", "VIETTEL-QNA": "viettel"}


def address(name="settlement", /, month=OCTOBER, code="PL-506", **more):
    return reverse(name, kwargs={"org": code, "programme": "btxh", "period": month, **more})


class TestLooking:
    @pytest.fixture(autouse=True)
    def _stage(self, shared_office_db):
        """Nothing here changes anything."""

    def test_the_figures_of_a_settled_month_add_up(self):
        shown = builders.signed_in("thuy.dailoc").get(address()).context
        totals = shown["totals"]
        paid = totals["paid_account_vnd"] + totals["paid_cash_vnd"]
        assert totals["opening_vnd"] + totals["received_vnd"] - paid - totals["back_vnd"] == totals["closing_vnd"]
        assert paid > 0
        assert all(each.is_current for each in shown["signed"])

    def test_a_provider_sees_its_own_figures_alone(self):
        shown = builders.signed_in("hoa.agribank").get(address())
        assert {each.provider_code for each in shown.context["minutes"]} == {BANK}
        assert "Bưu điện" not in shown.content.decode()

    def test_another_office_does_not_look(self):
        assert builders.signed_in("thuy.hoian").get(address()).status_code == 403

    def test_the_treasury_sees_figures_and_no_names(self):
        browser = builders.signed_in("khanh.kbnn")
        assert browser.get(address()).status_code == 200
        assert browser.get(address("unpaid")).status_code == 403
        assert builders.sent(browser, address("settlement_names")).status_code == 403

    def test_the_unpaid_by_name_are_the_closing_balance(self):
        browser = builders.signed_in("thuy.dailoc")
        rows = browser.get(address("unpaid")).context["rows"]
        closing_vnd = browser.get(address()).context["totals"]["closing_vnd"]
        assert sum(each.amount_vnd for each in rows if each.is_funded) == closing_vnd

    def test_identity_numbers_of_the_unpaid_are_masked(self):
        shown = builders.signed_in("thuy.dailoc").get(address("unpaid"))
        assert not [each.person_cccd for each in shown.context["rows"] if each.person_cccd in shown.content.decode()]

    @pytest.mark.parametrize("name", ["summary", "minutes", "fee", "clearance"])
    def test_a_form_is_read_as_a_page(self, name):
        shown = builders.signed_in("nga.taichinh").get(address("settlement_form", name=name))
        assert shown.status_code == 200
        assert shown.context["rows"]

    def test_a_form_that_does_not_exist_is_told(self):
        browser = builders.signed_in("thuy.dailoc")
        assert browser.get(address("settlement_form", name="nothing")).status_code == 422

    def test_a_closed_month_has_a_certificate_with_the_head_of_the_journal(self):
        shown = builders.signed_in("minh.dailoc").get(address("closing"))
        closing = shown.context["closing"]
        assert closing.audit_hash in shown.content.decode()
        assert (
            closing.paid_vnd == shown.context["totals"]["paid_account_vnd"] + shown.context["totals"]["paid_cash_vnd"]
        )

    def test_a_month_that_was_never_begun_says_so(self):
        shown = builders.signed_in("thuy.dailoc").get(address(month=period.Period(2024, 5)))
        assert "chưa có danh sách" in shown.content.decode()

    def test_pages_ask_a_fixed_number_of_questions(self):
        browser = builders.signed_in("thuy.dailoc")
        for each in (address(), address("unpaid"), address("closing"), address("settlement_form", name="summary")):
            with CaptureQueriesContext(connection) as asked:
                browser.get(each)
            assert len(asked) <= 18, each


class TestForms:
    @pytest.fixture(autouse=True)
    def _stage(self, office_db):
        """Fetching is written down."""

    def test_a_form_is_fetched_as_a_workbook_and_written_into_the_journal(self):
        answer = builders.sent(builders.signed_in("thuy.dailoc"), address("settlement_names"))
        assert "unclaimed-PL-506-btxh-2023-10.xlsx" in answer["Content-Disposition"]
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert book.sheetnames == ["unclaimed"]
        with access.system_scope():
            (entry,) = journal.entries("PL-506", count=1)
        assert (entry.deed, entry.by) == ("report", "thuy.dailoc")

    def test_a_provider_fetches_its_own_part(self):
        ours = builders.sent(builders.signed_in("thuy.dailoc"), address("settlement_form", name="minutes"))
        theirs = builders.sent(builders.signed_in("hoa.agribank"), address("settlement_form", name="minutes"))
        sheets = [openpyxl.load_workbook(io.BytesIO(each.content))["minutes"] for each in (ours, theirs)]
        names = [{str(cell.value) for row in sheet.rows for cell in row} for sheet in sheets]
        assert any("Bưu điện" in value for value in names[0])
        assert not any("Bưu điện" in value for value in names[1])


class TestNovember:
    """A month on its way to be settled."""

    @pytest.fixture(autouse=True)
    def _stage(self, office_db, played, tmp_path, monkeypatch):
        monkeypatch.setenv("CHITRA_NOW", "2023-11-20T08:00:00+07:00")
        self.out = out = played[1]
        third_month.opened(out)
        third_month.brought(out, "PL-506", "btxh", "approved")
        self.here = third_month.stage(tmp_path, {"PL-506": "dailoc"}, ("btxh",))
        self.advances = rehearsal.fund(self.here, at=self.here.moment(1, 14))
        rehearsal.release(self.here, at=self.here.moment(2))
        self.accountant, self.head = builders.signed_in("thuy.dailoc"), builders.signed_in("minh.dailoc")

    def answered(self):
        """Let the banks and the post pay and answer everything."""
        files = rehearsal.payfiles(self.here, at=self.here.moment(2, 10))
        state = pathlib.Path(shutil.copy(self.out / "don-vi-chi-tra.json", self.out / "november.json"))
        for visit, (first, last) in enumerate(((2, 12), (13, 19))):
            played = rehearsal.play_providers(
                self.here,
                orders=[each.path for each in files] if not visit else [],
                advances=self.advances if not visit else [],
                from_day=first,
                to_day=last,
                state=state,
                visit=str(visit),
            )
            for _ in rehearsal.take_answers(self.here, played, at=self.here.moment(19, 9 + visit)):
                pass

    def shown(self, browser=None):
        return (browser or self.accountant).get(address(month=third_month.MONTH)).context

    def status(self):
        with access.system_scope():
            found = ledger.period(organisation_code="PL-506", programme_code="btxh", month=third_month.MONTH.first_day)
        assert found
        return found.status

    def signed_by_all(self):
        """Sign for the office, then for every provider of the month."""
        answers = [self.sign(self.accountant, address("settle_office", month=third_month.MONTH))]
        for code in dict.fromkeys(each.provider_code for each in self.shown()["signed"]):
            theirs = address("settle_provider", month=third_month.MONTH, provider=code)
            answers.append(self.sign(builders.signed_in(f"hoa.{CLERKS[code]}"), theirs))
        return answers

    def sign(self, browser, where):
        return builders.sent(browser, where, {"seen_hash": browser.get(where).context["hash"]})

    def test_what_prevents_it_is_named_with_where_it_is_seen_to(self):
        obstacles = {each.code: [url for _, url in links] for each, _, links in self.shown()["obstacles"]}
        assert obstacles["E-SETTLE-NOT-SENT"] == [address("batches_of_month", month=third_month.MONTH)]
        assert any("/reconciliation/" in url for url in obstacles["E-SETTLE-UNANSWERED"])
        refused = self.sign(self.accountant, address("settle_office", month=third_month.MONTH))
        assert refused.status_code == 422
        assert self.status() == "open"

    def test_both_sides_sign_alone_and_the_last_signature_settles(self):
        self.answered()
        assert self.shown()["obstacles"] == []
        answers = self.signed_by_all()
        assert {each.status_code for each in answers} == {302}
        assert self.status() == "settled"
        assert all(each.is_current for each in self.shown()["signed"])

    def test_a_signature_needs_a_fresh_second_factor(self):
        self.answered()
        where = address("settle_office", month=third_month.MONTH)
        tired = builders.signed_in("thuy.dailoc", seconds_ago=10 * 60)
        answer = self.sign(tired, where)
        assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
        assert not any(each.signature for each in self.shown()["signed"])

    def test_figures_that_changed_since_they_were_shown_are_not_signed(self):
        self.answered()
        where = address("settle_office", month=third_month.MONTH)
        answer = builders.sent(self.accountant, where, {"seen_hash": "0" * 64})
        assert answer.status_code == 422
        assert "E-SETTLE-CHANGED" in answer.content.decode()
        assert not any(each.signature for each in self.shown()["signed"])

    def test_a_clerk_signs_for_no_other_provider_and_an_operator_for_none(self):
        self.answered()
        post = address("settle_provider", month=third_month.MONTH, provider=POST)
        assert builders.signed_in("hoa.agribank").get(post).status_code == 403
        assert builders.signed_in("tuan.buudien").get(post).status_code == 403
        assert (
            builders.signed_in("minh.dailoc").get(address("settle_office", month=third_month.MONTH)).status_code == 403
        )

    def test_a_settled_month_is_closed_by_the_head_for_good(self):
        self.answered()
        where = address("close_month", month=third_month.MONTH)
        assert builders.sent(self.head, where).status_code == 422
        self.signed_by_all()
        assert builders.sent(self.accountant, where).status_code == 403
        answer = builders.sent(self.head, where)
        assert answer["Location"] == address("closing", month=third_month.MONTH)
        assert self.status() == "closed"
        assert self.head.get(answer["Location"]).status_code == 200

    def test_a_large_month_is_signed_and_closed_by_the_worker(self, monkeypatch):
        monkeypatch.setattr(tasks, "AT_ONCE", 0)
        self.answered()
        for answer in self.signed_by_all():
            tasks.run(task_id=int(answer["Location"].rstrip("/").rsplit("/", 1)[-1]))
        assert self.status() == "settled"
        answer = builders.sent(self.head, address("close_month", month=third_month.MONTH))
        tasks.run(task_id=int(answer["Location"].rstrip("/").rsplit("/", 1)[-1]))
        assert self.head.get(answer["Location"])["Location"] == address("closing", month=third_month.MONTH)

    def test_the_files_of_a_closed_month_can_still_be_fetched(self):
        self.answered()
        self.signed_by_all()
        builders.sent(self.head, address("close_month", month=third_month.MONTH))
        with access.system_scope():
            (batch, *_) = deliveries.batches(provider_codes=[BANK], month=third_month.MONTH.first_day)
            (file, *_) = deliveries.files(batch.id)
        fetched = reverse("batch_file", kwargs={"provider": BANK, "batch_id": batch.id, "file_id": file.id})
        assert builders.sent(builders.signed_in("tuan.agribank"), fetched).status_code == 200
