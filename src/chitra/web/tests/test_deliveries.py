"""Batches as offices and providers see them: their files, who fetched them, what became of each order."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.access import operations as access
from chitra.audit import queries as journal
from chitra.delivery import queries as deliveries
from chitra.kernel import period
from chitra.web import tasks
from chitra.web.tests import builders, third_month

BANK, POST = "AGRIBANK-QNA", "VNPOST-QNA"
OCTOBER = period.Period(2023, 10)


def batches(**wanted):
    with access.system_scope():
        return deliveries.batches(**wanted)


def address(batch, name="batch", **more):
    return reverse(name, kwargs={"provider": batch.provider_code, "batch_id": batch.id, **more})


class TestLooking:
    @pytest.fixture(autouse=True)
    def _stage(self, shared_office_db):
        """Nothing here changes anything."""

    def test_an_office_sees_its_own_batches_and_no_others(self):
        shown = builders.signed_in("thuy.dailoc").get(reverse("batches")).context["batches"]
        assert {each.organisation_code for each in shown} == {"PL-506"}
        assert {each.provider_code for each in shown} > {BANK}

    def test_a_clerk_sees_the_batches_of_their_own_provider_everywhere(self):
        shown = builders.signed_in("tuan.agribank").get(reverse("batches")).context["batches"]
        assert {each.provider_code for each in shown} == {BANK}
        assert {each.organisation_code for each in shown} == {"PL-503", "PL-506"}

    def test_a_clerk_who_asks_for_another_provider_still_sees_their_own(self):
        shown = builders.signed_in("tuan.agribank").get(reverse("batches"), {"provider": POST}).context["batches"]
        assert {each.provider_code for each in shown} == {BANK}

    def test_a_clerk_does_not_enter_another_provider(self):
        (batch, *_) = batches(provider_codes=[POST])
        clerk = builders.signed_in("tuan.agribank")
        assert clerk.get(reverse("batches_of_provider", kwargs={"provider": POST})).status_code == 403
        assert clerk.get(address(batch)).status_code == 403

    def test_a_clerk_sees_of_a_month_only_their_providers_batches(self):
        month = {"org": "PL-506", "programme": "btxh", "period": OCTOBER}
        shown = builders.signed_in("hoa.agribank").get(reverse("batches_of_month", kwargs=month)).context["batches"]
        assert {each.provider_code for each in shown} == {BANK}

    def test_another_offices_batch_is_not_there(self):
        (batch, *_) = batches(organisation_code="PL-503")
        assert builders.signed_in("thuy.dailoc").get(address(batch)).status_code == 422

    @pytest.mark.parametrize(("asked", "months"), [("09/2023", {9}), ("2023-10", {10}), ("", {9, 10})])
    def test_a_month_is_found_however_it_is_written(self, asked, months):
        shown = builders.signed_in("lan.dailoc").get(reverse("batches"), {"month": asked}).context["batches"]
        assert {each.month.month for each in shown} == months

    def test_every_order_of_a_batch_says_what_became_of_it_and_which_line_said_so(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        page = builders.signed_in("minh.dailoc").get(address(batch))
        assert sum(count for count, _ in page.context["standings"].values()) == batch.count
        assert sum(amount for _, amount in page.context["standings"].values()) == batch.total_vnd
        assert all(place for order, _, place in page.context["orders"] if order.standing != "instructed")

    def test_orders_are_narrowed_to_one_end(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        orders = builders.signed_in("minh.dailoc").get(address(batch), {"standing": "paid"}).context["orders"]
        assert {order.standing for order, _, _ in orders} == {"paid"}

    def test_no_account_is_shown_whole(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        page = builders.signed_in("minh.dailoc").get(address(batch))
        accounts = [order.payee_account for order, _, _ in page.context["orders"]]
        assert accounts
        assert not [account for account in accounts if account in page.content.decode()]

    def test_a_page_of_batches_asks_no_more_for_more_rows(self):
        clerk = builders.signed_in("tuan.agribank")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            clerk.get(reverse("batches"))
        assert len(asked) <= 14
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        with CaptureQueriesContext(connection) as asked:
            clerk.get(address(batch))
        assert len(asked) <= 20


class TestFiles:
    @pytest.fixture(autouse=True)
    def _stage(self, office_db, played):
        self.out = played[1]

    def november(self):
        """Release November of one office, and give its batch at the bank."""
        third_month.opened(self.out)
        third_month.brought(self.out, "PL-506", "btxh", "released")
        found = batches(provider_codes=[BANK], organisation_code="PL-506", month=third_month.MONTH.first_day)
        return found[0]

    def test_a_file_that_is_fetched_is_the_one_that_was_recorded(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        with access.system_scope():
            (file,) = deliveries.files(batch.id)
        answer = builders.sent(builders.signed_in("tuan.agribank"), address(batch, "batch_file", file_id=file.id))
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert file.file_name in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("provider", [POST, "VIETTEL-QNA"])
    def test_lists_and_tables_come_out_as_they_were_recorded(self, provider):
        for batch in batches(provider_codes=[provider], month=OCTOBER.first_day):
            with access.system_scope():
                files = deliveries.files(batch.id)
            for file in files:
                answer = builders.sent(
                    builders.signed_in("son.dailoc" if batch.organisation_code == "PL-506" else "son.hoian"),
                    address(batch, "batch_file", file_id=file.id),
                )
                assert hashlib.sha256(answer.content).hexdigest() == file.sha256

    def test_who_fetched_a_file_first_is_written_down_and_in_the_journal(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        with access.system_scope():
            (file,) = deliveries.files(batch.id)
        for username in ("tuan.agribank", "son.dailoc"):
            builders.sent(builders.signed_in(username), address(batch, "batch_file", file_id=file.id))
        with access.system_scope():
            (file,) = deliveries.files(batch.id)
            entries = journal.entries("PL-506", count=2)
        assert (file.handed_by, file.handed_times) == ("tuan.agribank", 2)
        assert [(each.deed, each.by) for each in entries] == [
            ("payfile_handover", "son.dailoc"),
            ("payfile_handover", "tuan.agribank"),
        ]

    def test_looking_does_not_fetch(self):
        (batch, *_) = batches(provider_codes=[BANK], organisation_code="PL-506", month=OCTOBER.first_day)
        with access.system_scope():
            (file,) = deliveries.files(batch.id)
        fetched = address(batch, "batch_file", file_id=file.id)
        assert builders.signed_in("tuan.agribank").get(fetched)["Location"] == address(batch)
        assert builders.sent(builders.signed_in("minh.dailoc"), fetched).status_code == 403

    def test_a_clerk_prepares_what_was_released_and_twice_is_once(self):
        batch = self.november()
        assert batch.status == "ordered"
        clerk = builders.signed_in("tuan.agribank")
        for _ in range(2):
            assert builders.sent(clerk, address(batch), {"format": "pain001"})["Location"] == address(batch)
        with access.system_scope():
            assert [file.format for file in deliveries.files(batch.id)] == ["pain001"]
            assert deliveries.batch(batch.id, provider_code=BANK).status == "made"

    def test_a_format_that_nobody_offers_is_told_on_the_form(self):
        answer = builders.sent(builders.signed_in("tuan.agribank"), address(self.november()), {"format": "docx"})
        assert answer.status_code == 422
        assert answer.context["form"].errors["format"]

    def test_a_large_month_is_prepared_by_the_worker(self, monkeypatch):
        monkeypatch.setattr(tasks, "AT_ONCE", 0)
        batch = self.november()
        clerk = builders.signed_in("tuan.agribank")
        answer = builders.sent(clerk, address(batch), {"format": "csv"})
        task_id = int(answer["Location"].rstrip("/").rsplit("/", 1)[-1])
        tasks.run(task_id=task_id)
        assert clerk.get(answer["Location"])["Location"] == address(batch)
        with access.system_scope():
            assert [file.format for file in deliveries.files(batch.id)] == ["csv"]
