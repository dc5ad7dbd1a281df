"""The journal: whose chains one sees, what is found in them, and that tampering shows."""

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chitra.audit import queries as journal
from chitra.web import tasks
from chitra.web.tests import builders

HERE, THERE = "PL-506", "PL-503"


def page(client, **query):
    answer = client.get(reverse("journal"), query)
    assert answer.status_code == 200, answer.content.decode()[:1500]
    return answer.content.decode()


def by_owner(statement, *told):
    """Do as whoever holds the server could: no trigger asks, no right is looked at."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, told)
        cursor.execute("SET session_replication_role = origin")
    connections["owner"].close()


def test_a_head_sees_the_chain_of_their_own_office_and_no_other(shared_office_db):
    client = builders.signed_in("minh.dailoc")
    said = page(client)
    assert "Duyệt đợt chi" in said
    assert journal.head(HERE).hash.hex() in said
    for other in (THERE, "system"):
        hidden = page(client, chain=other)
        assert f'value="{other}"' not in hidden
        assert journal.head(other).hash.hex() not in hidden


def test_the_department_and_the_administrator_see_every_chain(shared_office_db):
    for username in ("ngoc.so", "admin"):
        for chain in (HERE, THERE, "system"):
            assert journal.head(chain).hash.hex() in page(builders.signed_in(username), chain=chain)


def test_filters_narrow_the_page_and_stand_in_its_address(shared_office_db):
    client = builders.signed_in("minh.dailoc")
    said = page(client, deed="approve", by="minh.dailoc", since="01/10/2023", last_day="31/10/2023")
    approved = [
        link.entry
        for link in journal.links(HERE, journal.Filters(deed="approve", by="minh.dailoc"), count=500)
        if link.entry.at.month == 10
    ]
    assert said.count("Nội dung</th>") == 1
    assert said.count('<th scope="row"') == len(approved) > 0
    assert "Không có việc nào" in page(client, by="khong.ai")
    assert "Không có việc nào" in page(client, deed="approve", since="01/01/2030")


def test_a_chain_is_paged_without_a_gap(shared_office_db, monkeypatch):
    monkeypatch.setattr("chitra.web.journal.views.PAGE", 40)
    client = builders.signed_in("minh.dailoc")
    head = journal.head(HERE).seq
    assert f"after={head - 39}" in page(client)
    said = page(client, after=head - 39)
    assert f">{head - 40}</td>" in said
    assert f">{head - 39}</td>" not in said


def test_numbers_of_people_and_accounts_are_hidden_in_what_a_deed_tells(shared_office_db):
    said = page(builders.signed_in("minh.dailoc"), deed="advance_account")
    assert "42002PL506" not in said
    assert "…506" in said


def test_the_page_asks_a_fixed_number_of_questions(shared_office_db):
    client = builders.signed_in("minh.dailoc")
    with CaptureQueriesContext(connection) as asked:
        page(client)
    assert len(asked) <= 17, len(asked)


def test_a_changed_entry_shows_on_its_page_and_in_the_full_look(office_db):
    client = builders.signed_in("minh.dailoc")
    assert "đã tính lại mã, khớp" in page(client)
    head = journal.head(HERE).seq
    by_owner("UPDATE audit_entry SET by = 'son.dailoc' WHERE chain_id = %s AND seq = %s", HERE, head - 1)
    said = page(client)
    assert f"Mục {head - 1} trên trang này không khớp" in said
    by_owner("DELETE FROM audit_entry WHERE chain_id = %s AND seq = 2", HERE)
    looked_through(client)
    (entry,) = journal.entries_about("journal", HERE)
    assert '"faults":2' in entry.facts
    assert '"first_fault":3' in entry.facts
    assert "Lần kiểm tra toàn bộ gần nhất" in page(client, deed="approve")


def test_a_whole_chain_is_found_whole_and_the_look_is_on_record(office_db):
    client = builders.signed_in("minh.dailoc")
    before = journal.head(HERE)
    looked_through(client)
    (entry,) = journal.entries_about("journal", HERE)
    assert (entry.deed, entry.by) == ("verify_journal", "minh.dailoc")
    assert f'"faults":0,"head":"{before.hash.hex()}"' in entry.facts
    assert journal.broken_entries() == ()


@pytest.mark.parametrize("chain", [THERE, "system", "PL-999", ""])
def test_nobody_asks_for_a_look_at_a_chain_that_is_not_theirs(office_db, chain):
    answer = builders.sent(builders.signed_in("minh.dailoc"), reverse("verify_journal"), {"chain": chain})
    assert answer.status_code == 403


def looked_through(client):
    answer = builders.sent(client, reverse("verify_journal"), {"chain": HERE})
    task_id = int(answer["Location"].strip("/").split("/")[-1])
    tasks.run(task_id)
    assert client.get(answer["Location"])["Location"] == f"{reverse('journal')}?chain={HERE}"
