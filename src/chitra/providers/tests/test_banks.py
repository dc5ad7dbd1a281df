import pytest
from django.db import connection

from chitra.providers import models, queries, seeds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "bin_"),
    [
        ("Agribank", "970405"),
        ("NH Nông nghiệp", "970405"),
        ("NH Nông nghiệp Đại Lộc", "970405"),
        ("NHNN&PTNT Hội An", "970405"),
        ("Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam", "970405"),
        ("VietinBank", "970415"),
        ("Vietcombank Quảng Nam", "970436"),
        ("BIDV", "970418"),
        ("LPBank", "970449"),
        ("LienVietPostBank", "970449"),
        ("MB Bank", "970422"),
        ("Đông Á", "970406"),
        ("OceanBank", "970414"),
        ("NHCSXH huyện Nam Trà My", "999888"),
        ("Ngân hàng TMCP Sài Gòn - Hà Nội", "970443"),
        ("970405", "970405"),
    ],
)
def test_a_bank_is_known_however_clerks_write_it(written: str, bin_: str) -> None:
    assert queries.banks_by_text([written])[written].bin == bin_


@pytest.mark.parametrize("written", ["NHNN", "Ngân hàng", "Bưu điện", "Sài Gòn", "BVB", "Viettel", "NH Phát triển"])
def test_a_doubtful_name_is_ambiguous_and_has_no_bin(written: str) -> None:
    match = queries.banks_by_text([written])[written]
    assert (match.standing, match.bin) == ("ambiguous", "")
    assert match.note


@pytest.mark.parametrize("written", ["", "Ngân hàng ABC", "Agribank Paris", "970499"])
def test_an_unknown_name_is_unknown(written: str) -> None:
    assert queries.banks_by_text([written])[written].standing == "unknown"


def test_every_bank_is_known_by_its_own_names() -> None:
    ambiguous = {"BVB"}
    for bank in queries.banks():
        names = [bank.short_name, bank.name, bank.code]
        found = queries.banks_by_text(names)
        assert {found[name].bin for name in names if name not in ambiguous} == {bank.bin}


def test_any_number_of_texts_takes_two_statements(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        queries.banks_by_text([f"Agribank {number}" for number in range(1000)])


def test_former_brands_share_the_bin_of_their_heirs() -> None:
    assert models.Bank.objects.filter(bin__in=["970406", "970414", "970449"]).count() == 3
    assert models.Bank.objects.get(bin="970449").short_name == "LPBank"


def test_loading_again_changes_nothing() -> None:
    tables = (models.Bank, models.BankAlias, models.Provider, models.FeeRate, models.ProviderLimit)
    before = [table.objects.count() for table in tables]
    seeds.load(connection)
    assert [table.objects.count() for table in tables] == before
