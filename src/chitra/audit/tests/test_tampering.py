"""What somebody with every right over the database changes, the chain shows."""

import datetime

import psycopg
import pytest
from django.db import transaction

from chitra.audit import operations, queries

AT = datetime.datetime(2023, 9, 5, 8, 30, tzinfo=datetime.UTC)

ENTRY_CHANGES = {
    "id": "id = id + 1000",
    "chain_id": "chain_id = 'PL-507'",
    "seq": "seq = 40",
    "prev": "prev = set_byte(prev, 5, get_byte(prev, 5) # 1)",
    "hash": "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)",
    "at": "at = at + interval '1 microsecond'",
    "by": "by = 'lam'",
    "deed": "deed = 'deeb3'",
    "object_kind": "object_kind = 'rum'",
    "object_id": "object_id = '22'",
    "facts": "facts = replace(facts, '3', '2')",
}
CHAIN_CHANGES = {
    "name": "name = 'PL-508'",
    "seq": "seq = 4",
    "hash": "hash = set_byte(hash, 0, get_byte(hash, 0) # 1)",
}


@pytest.fixture
def tampering(month_db):
    """Five deeds in a chain, and a connection of the owner with every trigger out of the way."""
    for number in range(1, 6):
        with transaction.atomic():
            operations.record(
                chain="PL-506",
                at=AT,
                by="lan",
                deed=f"deed{number}",
                object_kind="run",
                object_id=12,
                facts={"n": number},
            )
    assert queries.broken_entries() == ()
    with psycopg.connect(month_db.url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        yield owner


def faults():
    return {(broken.seq, broken.fault) for broken in queries.broken_entries()}


def columns(owner, table):
    found = owner.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", [table])
    return {name for (name,) in found}


@pytest.mark.parametrize("column", ENTRY_CHANGES)
def test_one_changed_byte_in_any_column_of_an_entry_is_found(tampering, column):
    tampering.execute(f"UPDATE audit_entry SET {ENTRY_CHANGES[column]} WHERE seq = 3")
    assert faults(), column


@pytest.mark.parametrize("column", CHAIN_CHANGES)
def test_one_changed_byte_in_any_column_of_a_head_is_found(tampering, column):
    tampering.execute(f"UPDATE audit_chain SET {CHAIN_CHANGES[column]}")
    assert {fault for _, fault in faults()} == {"head"}


def test_no_column_is_left_out_of_these_tests(tampering):
    assert columns(tampering, "audit_entry") == set(ENTRY_CHANGES)
    assert columns(tampering, "audit_chain") == set(CHAIN_CHANGES)


def test_a_removed_entry_is_found(tampering):
    tampering.execute("DELETE FROM audit_entry WHERE seq = 3")
    assert faults() == {(4, "missing"), (4, "unlinked")}


def test_a_removed_first_entry_is_found(tampering):
    tampering.execute("DELETE FROM audit_entry WHERE seq = 1")
    assert faults() == {(2, "missing"), (2, "unlinked")}


def test_a_removed_entry_whose_gap_was_closed_is_found(tampering):
    tampering.execute("DELETE FROM audit_entry WHERE seq = 3")
    tampering.execute("UPDATE audit_entry SET seq = seq - 1 WHERE seq > 3")
    tampering.execute("UPDATE audit_chain SET seq = 4")
    assert {(3, "changed"), (4, "changed"), (3, "unlinked")} <= faults()


def test_a_truncated_tail_is_found(tampering):
    tampering.execute("DELETE FROM audit_entry WHERE seq > 3")
    assert faults() == {(3, "head")}


def test_a_wholly_emptied_chain_is_found(tampering):
    tampering.execute("DELETE FROM audit_entry")
    assert faults() == {(5, "head")}


def test_entries_that_changed_places_are_found(tampering):
    tampering.execute("UPDATE audit_entry SET seq = 103 WHERE seq = 3")
    tampering.execute("UPDATE audit_entry SET seq = 3 WHERE seq = 4")
    tampering.execute("UPDATE audit_entry SET seq = 4 WHERE seq = 103")
    assert {(3, "changed"), (4, "changed"), (3, "unlinked"), (4, "unlinked"), (5, "unlinked")} <= faults()


def test_a_changed_entry_with_its_hash_made_anew_is_found_by_the_next(tampering):
    tampering.execute("UPDATE audit_entry SET facts = '{}' WHERE seq = 3")
    tampering.execute("UPDATE audit_entry AS entry SET hash = audit_hash(prev, entry) WHERE seq = 3")
    assert faults() == {(4, "unlinked")}


def test_an_added_entry_is_found(tampering):
    tampering.execute(
        "INSERT INTO audit_entry (chain_id, seq, prev, hash, at, by, deed, object_kind, object_id, facts)"
        " SELECT chain_id, 6, hash, hash, at, by, deed, object_kind, object_id, facts FROM audit_entry WHERE seq = 5"
    )
    assert faults() == {(6, "changed"), (6, "head")}
