"""What rules say of lists: decree 55/2023 above all, which pays from July but reaches lists in September or October."""

import re
from typing import Any

import pytest
from django.db import connection

from chitra.access import operations as access
from chitra.formats.lists import columns
from chitra.kernel import messages, sql
from chitra.ledger import queries as books
from chitra.rosters import messages as said
from chitra.rosters import operations, rules, staging
from chitra.rosters.tests import builders

OLD_VND, NEW_VND = 1_094_000, 1_384_000
OCTOBER = {"month": "Tháng 10 năm 2023"}


def invalid(allowance_vnd, arrears_vnd):
    return builders.Invalid("Trương Viết Hùng", "QN/TB 1", "049043187738", allowance_vnd, arrears_vnd)


def blocking(done):
    return sorted(found.code for found in done.findings if found.severity == "block")


def frozen_september(person):
    builders.taken_in(builders.workbook_of([person]))
    with access.system_scope():
        facts = books.period(organisation_code="PL-506", programme_code="ncc", month=builders.SEPTEMBER)
        assert facts is not None
        operations.mark_frozen(period_id=facts.id, at=builders.AT)


@pytest.mark.parametrize(
    ("allowance_vnd", "arrears_vnd", "expected"),
    [
        (NEW_VND, 580_000, []),
        (OLD_VND, 0, []),
        (NEW_VND, 870_000, ["ARREARS_MISMATCH"]),
        (OLD_VND, 580_000, ["RATE_MISMATCH"]),
        (NEW_VND - 1, 0, ["RATE_MISMATCH"]),
    ],
)
def test_september_pays_the_new_rate_with_two_months_of_arrears_or_the_old_one(
    office, allowance_vnd, arrears_vnd, expected
):
    assert blocking(builders.taken_in(builders.workbook_of([invalid(allowance_vnd, arrears_vnd)]))) == expected


@pytest.mark.parametrize(("arrears_vnd", "expected"), [(870_000, []), (580_000, ["ARREARS_MISMATCH"])])
def test_october_owes_three_months_where_september_paid_the_old_rate(office, arrears_vnd, expected):
    frozen_september(invalid(OLD_VND, 0))
    october = builders.workbook_of([invalid(NEW_VND, arrears_vnd)], **OCTOBER)
    assert blocking(builders.taken_in(october, name="10.xlsx")) == expected


@pytest.mark.parametrize(("arrears_vnd", "expected"), [(0, []), (870_000, ["ARREARS_MISMATCH"])])
def test_october_owes_nothing_where_september_paid_the_arrears(office, arrears_vnd, expected):
    frozen_september(invalid(NEW_VND, 580_000))
    october = builders.workbook_of([invalid(NEW_VND, arrears_vnd)], **OCTOBER)
    assert blocking(builders.taken_in(october, name="10.xlsx")) == expected


def test_without_a_frozen_month_there_is_no_base(office):
    builders.taken_in(builders.workbook_of([builders.HAI]))
    done = operations.check(
        organisation_code="PL-506", programme="ncc", month=builders.SEPTEMBER, by="lan", at=builders.AT
    )
    assert done.by_code["E1"] == done.by_code["E2"] == 1
    assert done.by_severity["block"] == 0


def test_who_is_new_or_gone_without_a_list_that_says_so_is_found(office):
    frozen_september(builders.HAI)
    builders.taken_in(builders.workbook_of([builders.TU], **OCTOBER), name="10.xlsx")
    done = operations.check(
        organisation_code="PL-506", programme="ncc", month=builders.OCTOBER, by="lan", at=builders.AT
    )
    assert done.by_code["LIST_DIFF_UNEXPLAINED"] == 2


def test_an_account_of_two_people_holds_both(office):
    shared = [
        builders.HAI,
        builders.Invalid("Hồ Văn Tư", "QN/TB 2", "049046265524", account=builders.HAI.account, bank="Agribank"),
    ]
    assert blocking(builders.taken_in(builders.workbook_of(shared))) == ["ACC_SHARED", "ACC_SHARED"]


def test_checking_again_says_the_same(office):
    builders.taken_in(builders.workbook_of([builders.HAI, builders.TU]))
    place: dict[str, Any] = {"organisation_code": "PL-506", "programme": "ncc", "month": builders.SEPTEMBER}
    assert operations.check(**place, by="lan", at=builders.AT) == operations.check(**place, by="lan", at=builders.AT)


def test_every_rule_has_its_words_in_both_languages():
    assert set(said.RULES) == set(rules.BY_CODE)
    for code, text in said.RULES.items():
        assert messages.is_declared(f"check:{code}")
        assert all((text.vi, text.en, text.cause_vi, text.cause_en, text.fix_vi, text.fix_en))


@pytest.mark.parametrize("code", sorted(rules.BY_CODE))
def test_every_rule_explains_itself_and_casts_what_it_is_told(code):
    statement = sql.statement("rosters", f"checks/{code}")
    assert len([line for line in statement.splitlines()[:4] if line.startswith("-- ")]) >= 2
    assert re.findall(r"%\(\w+\)s(?!::)", statement) == []


@pytest.mark.parametrize("code", sorted(rules.BY_CODE))
def test_every_rule_is_silent_where_there_is_no_list(guards, db, code):
    nothing: dict[str, Any] = {
        "period_id": 0,
        "roster_ids": [],
        "peer_ids": [],
        "issuer": "",
        "carry_people": [],
        "carry_amounts": [],
    }
    staging.prepare()
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("rosters", f"checks/{code}"), nothing)
        assert [row for row in cursor.fetchall() if row[2] != "info"] == []


def test_the_stage_has_the_readers_columns():
    statement = sql.statement("rosters", "stage")
    found = re.search(r"rosters_staged \((.*?)\n\)", statement, re.DOTALL)
    assert found is not None
    staged = found[1]
    written = [tuple(line.strip().rstrip(",").split(" ", 1)) for line in staged.strip().splitlines()[2:]]
    assert written == [(name, columns.SQL_TYPES[name]) for name in columns.COLUMNS]
