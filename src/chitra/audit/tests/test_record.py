"""Recording a deed: numbered without gaps, chained, and only together with the deed."""

import concurrent.futures
import datetime
import threading

import psycopg
import pytest
from django.db import connection, transaction, utils

from chitra.audit import operations, queries, rules

AT = datetime.datetime(2023, 9, 5, 8, 30, 0, 123456, tzinfo=datetime.UTC)


def record(chain="PL-506", deed="freeze", **facts):
    operations.record(chain=chain, at=AT, by="lan", deed=deed, object_kind="run", object_id=12, facts=facts)


def record_and_fail():
    record()
    raise RuntimeError("the deed failed")


def do_and_record():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO deed_done VALUES (1)")
    record()


def record_ten(begin_together):
    begin_together.wait()
    for number in range(10):
        with transaction.atomic():
            record(chain="PL-507", number=number)
    connection.close()


@pytest.mark.django_db
def test_deeds_are_numbered_and_chained_for_each_organisation():
    record(count=3)
    record(chain="PL-507")
    record(deed="submit", total_vnd=1_080_000)
    latest, first = queries.entries("PL-506")
    assert (latest.seq, latest.deed, latest.facts) == (2, "submit", '{"total_vnd":1080000}')
    assert (first.seq, first.deed, first.object_id, first.at) == (1, "freeze", "12", AT)
    assert queries.entries("PL-506", before=2, count=5) == (first,)
    assert queries.chains() == (2, 3)
    assert queries.broken_entries() == ()


@pytest.mark.django_db
def test_recording_takes_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        record()


@pytest.mark.django_db
def test_the_database_and_the_rules_hash_alike():
    record(name="Nguyễn Thị Hai")
    (entry,) = queries.entries("PL-506")
    genesis = bytes.fromhex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert queries.head("PL-506") == (1, rules.entry_hash(genesis, entry))


@pytest.mark.django_db
def test_a_chain_that_has_not_begun_has_an_empty_head():
    assert queries.head("PL-999") == (0, b"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_chain VALUES ('forged', 0, '')",
        "UPDATE audit_chain SET seq = 0",
        "DELETE FROM audit_chain",
        "INSERT INTO audit_entry SELECT * FROM audit_entry",
        "UPDATE audit_entry SET by = 'minh'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
def test_the_application_can_only_append(statement):
    record()
    with pytest.raises(utils.ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_chain SET seq = 0",
        "UPDATE audit_chain SET seq = seq + 1",
        "UPDATE audit_chain SET name = 'another'",
        "DELETE FROM audit_chain",
        "TRUNCATE audit_chain CASCADE",
        "UPDATE audit_entry SET by = 'minh'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ],
)
def test_triggers_refuse_even_the_owner(month_db, statement):
    with transaction.atomic():
        record()
    with psycopg.connect(month_db.url) as owner, pytest.raises(psycopg.errors.IntegrityError) as refused:
        owner.execute(statement)
    assert refused.value.diag.constraint_name == "audit_only_grows"


def test_appends_at_once_leave_no_gap(month_db):
    threads = 4
    begin_together = threading.Barrier(threads)
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(record_ten, begin_together) for _ in range(threads)]:
            done.result()
    assert [entry.seq for entry in queries.entries("PL-507")] == list(range(40, 0, -1))
    assert queries.chains() == (1, 40)
    assert queries.broken_entries() == ()


def test_a_deed_that_fails_leaves_no_entry_and_no_gap(month_db):
    with pytest.raises(RuntimeError), transaction.atomic():
        record_and_fail()
    assert queries.chains() == (0, 0)
    with transaction.atomic():
        record()
    assert queries.head("PL-506").seq == 1


def test_a_deed_whose_record_fails_is_rolled_back(month_db):
    with psycopg.connect(month_db.url) as owner:
        owner.execute("CREATE TABLE deed_done (id int); GRANT ALL ON deed_done TO chitra_app")
        owner.execute("ALTER TABLE audit_entry ADD CONSTRAINT audit_is_full CHECK (deed <> 'freeze')")
    with pytest.raises(utils.IntegrityError), transaction.atomic():
        do_and_record()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM deed_done")
        assert cursor.fetchone() == (0,)
