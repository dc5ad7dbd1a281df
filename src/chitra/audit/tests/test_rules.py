import dataclasses
import datetime
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.audit import rules
from chitra.kernel import period

AT = datetime.datetime(2023, 9, 5, 8, 30, 0, 123456, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
ENTRY = rules.Entry("PL-506", 1, 7, AT, "lan", "freeze", "run", "12", '{"count":3}')


def test_facts_are_written_in_one_way_whatever_their_order():
    written = rules.canonical(
        {"b": 1, "a": (datetime.date(2023, 9, 1), period.Period(2023, 9), None, True), "đ": {"x": AT}}
    )
    assert written == '{"a":["2023-09-01","2023-09",null,true],"b":1,"đ":{"x":"2023-09-05T01:30:00.123456+00:00"}}'


@pytest.mark.parametrize("fact", [1.5, b"bytes", {1: "a number cannot name a fact"}, {"a set"}])
def test_a_fact_that_could_be_written_in_two_ways_is_refused(fact):
    with pytest.raises(TypeError):
        rules.canonical({"fact": fact})


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans() | st.none()))
def test_equal_facts_are_written_equally(facts):
    shuffled = dict(reversed(facts.items()))
    assert rules.canonical(facts) == rules.canonical(shuffled)


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(rules.Entry)])
def test_every_field_is_part_of_the_hash(field):
    value = getattr(ENTRY, field)
    other = value + (datetime.timedelta(microseconds=1) if field == "at" else 1 if isinstance(value, int) else "x")
    changed = dataclasses.replace(ENTRY, **{field: other})
    assert rules.entry_hash(b"", changed) != rules.entry_hash(b"", ENTRY)
    assert rules.entry_hash(b"x", ENTRY) != rules.entry_hash(b"", ENTRY)


def test_a_letter_cannot_move_from_one_field_to_the_next():
    moved = dataclasses.replace(ENTRY, by="lanf", deed="reeze")
    assert rules.entry_hash(b"", moved) != rules.entry_hash(b"", ENTRY)


def test_the_same_moment_in_another_time_zone_has_the_same_hash():
    elsewhere = dataclasses.replace(ENTRY, at=AT.astimezone(datetime.UTC))
    assert rules.entry_hash(b"", elsewhere) == rules.entry_hash(b"", ENTRY)


def linked(*bys):
    """Chain entries by these officers, as the database does."""
    prev, links = hashlib.sha256(b"").digest(), []
    for seq, by in enumerate(bys, 1):
        entry = rules.Entry("PL-506", seq, seq, AT, by, "freeze", "run", str(seq), "{}")
        links.append(rules.Link(entry, prev, rules.entry_hash(prev, entry)))
        prev = links[-1].hash
    return links


def test_a_whole_chain_has_no_fault_and_a_page_of_it_follows_the_entry_before():
    links = linked("lan", "minh", "son")
    assert rules.faults(links) == []
    assert rules.faults(links[1:], after=links[0]) == []


def test_a_changed_entry_and_an_unlinked_one_are_named():
    links = linked("lan", "minh", "son")
    forged = dataclasses.replace(links[1].entry, by="son")
    changed = dataclasses.replace(links[1], entry=forged)
    assert rules.faults([links[0], changed, links[2]]) == [rules.Fault(2, "changed")]
    rehashed = dataclasses.replace(changed, hash=rules.entry_hash(changed.prev, forged))
    assert rules.faults([links[0], rehashed, links[2]]) == [rules.Fault(3, "unlinked")]
