"""The province: standings, shares that agree with the payments, rows behind every figure, and the workbook."""

import io
import re
import uuid

import openpyxl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.access import operations as access
from chitra.audit import queries as journal
from chitra.kernel import period
from chitra.reports import operations as reports
from chitra.reports import queries
from chitra.web.tests import builders

OCTOBER = period.Period(2023, 10)
PAGES = ("province_month", "province_communes", "province_groups")


@pytest.fixture(autouse=True)
def _stage(shared_office_db):
    """Every test here looks, and counts what is already counted."""


def page(username, name, *args, **query):
    answer = builders.signed_in(username).get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_entry_leads_to_the_latest_month():
    answer = builders.signed_in("ngoc.so").get(reverse("province"))
    assert answer["Location"] == reverse("province_month", args=[OCTOBER])


def test_the_province_sees_every_district_and_a_district_itself_alone():
    province, district = page("ngoc.so", "province_month", OCTOBER), page("lan.dailoc", "province_month", OCTOBER)
    assert "Hội An" in province
    assert "Đại Lộc" in province
    assert "Đại Lộc" in district
    assert "Hội An" not in district


def test_a_district_that_has_not_begun_is_late():
    assert "chưa bắt đầu" in page("ngoc.so", "province_month", OCTOBER)
    assert re.search(r"chậm \d+ ngày", page("ngoc.so", "province_month", OCTOBER))


def test_commune_and_group_figures_sum_up_to_the_office():
    with transaction.atomic(), access.system_scope():
        for whole in queries.figures(month=OCTOBER.first_day, level="all"):
            scope = {"organisation_code": whole.organisation_code, "programme_code": whole.programme_code}
            for level in ("commune", "group"):
                parts = queries.totalled(queries.figures(month=OCTOBER.first_day, level=level, **scope))
                for field in ("payment_count", "payable_vnd", "cashless_vnd", "cash_vnd", "home_vnd", "unpaid_vnd"):
                    assert getattr(parts, field) == getattr(whole, field)
            assert whole.paid_people >= max(whole.cashless_people, whole.cash_people, whole.home_people)
            assert whole.is_final


def test_the_figures_agree_with_what_was_settled():
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(paid_account_vnd), sum(paid_cash_vnd) FROM settlement_settlement AS s"
            " JOIN ledger_period AS p ON p.id = s.period_id WHERE p.month = '2023-10-01'"
        )
        account_vnd, cash_vnd = cursor.fetchone()
        total = queries.totalled(queries.figures(month=OCTOBER.first_day, level="all"))
    assert (total.cashless_vnd, total.cash_vnd + total.home_vnd) == (account_vnd, cash_vnd)


@pytest.mark.parametrize("place", ["account", "cash", "home", "unpaid"])
def test_every_figure_opens_as_many_rows_as_it_counts_money(place):
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        (whole,) = queries.figures(
            month=OCTOBER.first_day, level="all", organisation_code="PL-506", programme_code="btxh"
        )
        cursor.execute(
            "SELECT id FROM ledger_period WHERE organisation_code = 'PL-506' AND programme_code = 'btxh'"
            " AND month = '2023-10-01'"
        )
        found = queries.rows_behind(period_id=cursor.fetchone()[0], place=place, limit=100_000)
    counted = {
        "account": whole.cashless_vnd,
        "cash": whole.cash_vnd,
        "home": whole.home_vnd,
        "unpaid": whole.unpaid_vnd,
    }
    assert sum(row.amount_vnd for row in found) == counted[place]


def test_rows_come_by_pages_and_every_row_once():
    client, address = builders.signed_in("lan.dailoc"), reverse("province_rows", args=["PL-506", "btxh", OCTOBER])
    seen, asked = [], address
    while asked:
        text = client.get(asked).content.decode()
        seen += re.findall(r'<th scope="row" data-label="Họ và tên">', text)
        following = re.search(r'pagination__next"><a class="govuk-link" href="([^"]+)"', text)
        asked = following[1].replace("&amp;", "&") if following else ""
    with transaction.atomic(), access.system_scope():
        (whole,) = queries.figures(
            month=OCTOBER.first_day, level="all", organisation_code="PL-506", programme_code="btxh"
        )
    assert len(seen) == whole.payment_count


def test_names_are_for_those_who_see_lists():
    address = ("province_rows", "PL-506", "btxh", OCTOBER)
    assert "Họ và tên" in page("lan.dailoc", *address)
    for onlooker in ("nga.taichinh", "khanh.kbnn", "admin"):
        text = page(onlooker, *address)
        assert "Họ và tên" not in text
        assert "Khoản chi số" in text


def test_what_is_linked_to_hiv_is_not_named():
    with transaction.atomic(), access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(DISTINCT name, '|') FROM reports_group")
        assert "HIV" not in cursor.fetchone()[0]


@pytest.mark.parametrize("username", ["tuan.agribank", "hoa.buudien"])
def test_a_provider_has_no_figures_and_no_workbook(username):
    client = builders.signed_in(username)
    assert client.get(reverse("province_month", args=[OCTOBER])).status_code == 403
    assert builders.sent(client, reverse("province_export", args=[OCTOBER])).status_code == 403


def test_another_districts_rows_are_closed():
    address = reverse("province_rows", args=["PL-503", "btxh", OCTOBER])
    assert builders.signed_in("lan.dailoc").get(address).status_code == 403
    text = page("lan.dailoc", "province_office", OCTOBER, "PL-503", "btxh")
    assert "chưa có số liệu" in text


def test_the_workbook_has_typed_cells_and_is_recorded():
    answer = builders.sent(builders.signed_in("ngoc.so"), reverse("province_export", args=[OCTOBER]))
    assert answer["Cache-Control"] == "no-store"
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Tiến độ", "Theo cơ quan", "Theo xã", "Theo nhóm", "Xu hướng"]
    rows = [row for row in book["Theo cơ quan"].iter_rows(values_only=True) if row[1] == "PL-506"]
    assert len(rows) == 2
    for row in rows:
        assert isinstance(row[3], int)
        assert isinstance(row[6], float)
        assert 0 <= row[6] <= 1
        assert isinstance(row[13], int)
    assert all(cell.data_type != "f" for sheet in book for cells in sheet.iter_rows() for cell in cells)
    entry = journal.entries("system")[0]
    assert (entry.by, entry.deed, entry.object_id) == ("ngoc.so", "report", "2023-10")


def test_the_workbook_is_not_had_by_looking():
    assert builders.signed_in("ngoc.so").get(reverse("province_export", args=[OCTOBER])).status_code == 302


def test_a_page_asks_a_fixed_number_of_questions():
    client = builders.signed_in("ngoc.so")
    for name in PAGES:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name, args=[OCTOBER]))
        assert len(asked) <= 24, (name, len(asked))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("province_rows", args=["PL-506", "btxh", OCTOBER]))
    assert len(asked) <= 24


def test_counting_again_changes_nothing_once_months_are_closed():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chitra.organisations', '*', false)")
        cursor.execute("SELECT count(*), max(counted_at) FROM reports_figure")
        before = cursor.fetchone()
        with transaction.atomic():
            assert reports.recount(by="ngoc.so", at=before[1]) == 0
        cursor.execute("SELECT count(*), max(counted_at) FROM reports_figure")
        assert cursor.fetchone() == before
        cursor.execute("SELECT set_config('chitra.organisations', '', false)")


def test_to_count_again_is_asked_of_the_worker():
    client, once = builders.signed_in("ngoc.so"), str(uuid.uuid4())
    first = builders.sent(client, reverse("recount"), once=once)
    again = builders.sent(client, reverse("recount"), once=once)
    assert first["Location"] == again["Location"]
    assert first["Location"].startswith("/tasks/")
