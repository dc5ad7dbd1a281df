"""Files leave once recorded, say what was released to the đồng, and can always be made again."""

import concurrent.futures
import hashlib
import os
import subprocess
import sys
import textwrap

import pytest
from django.db import IntegrityError, connections

from chitra.access import operations as access
from chitra.delivery import operations as delivery
from chitra.delivery import queries
from chitra.delivery.tests import builders as d
from chitra.formats.banking import cash_list, pain001
from chitra.payouts.tests import builders as b


def on_disk(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_files_say_what_was_released(office, tmp_path):
    made = {file.channel: file for file in d.sent(tmp_path)}
    assert {channel: (file.format, file.count) for channel, file in made.items()} == {
        "bank": ("pain001", 7),
        "cash_point": ("cash", 5),
    }
    header, orders = pain001.read(made["bank"].path)
    assert header.debtor_account == d.ADVANCE
    assert sum(order.amount_vnd for order in orders) == made["bank"].amount_vnd == 7 * d.SHARE_VND
    signed = cash_list.read_order(made["cash_point"].path, pay_date=d.moment(12).date())
    assert {order.payee_name: order.collector_name for order in signed.payments}["Ông Tư"] == "Bà Tư Nhỏ"
    assert b.balances() == {"FUNDED": d.TOTAL_VND, "HELD": 5 * d.SHARE_VND, "IN_FLIGHT": 7 * d.SHARE_VND}
    assert on_disk(tmp_path) == {file.path.name: file.sha256 for file in made.values()}


def test_made_again_the_files_are_the_same_and_nothing_moves(office, tmp_path):
    first = d.sent(tmp_path / "first")
    second = d.payfiles(tmp_path / "second", at=d.moment(14))
    assert [file.is_new for file in first + second] == [True, True, False, False]
    assert on_disk(tmp_path / "first") == on_disk(tmp_path / "second")
    assert b.balances()["IN_FLIGHT"] == 7 * d.SHARE_VND
    assert b.deeds().count("payfile") == 2


def test_another_format_of_a_batch_is_the_same_order(office, tmp_path):
    d.sent(tmp_path)
    d.payfiles(tmp_path, format="csv")
    assert b.balances()["IN_FLIGHT"] == 7 * d.SHARE_VND
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".xlsx", ".xml"]


def test_the_provider_fetches_its_own_files(office, tmp_path):
    d.released()
    assert len(d.payfiles(tmp_path, by="tuan")) == 2


@pytest.mark.parametrize("username", ["lan", "minh", "ke", "giam", "hoa", "admin"])
def test_nobody_else_makes_files(office, tmp_path, username):
    d.released()
    with pytest.raises(access.MandateMissing):
        d.payfiles(tmp_path, by=username)
    assert list(tmp_path.iterdir()) == []


def test_nothing_leaves_before_the_release(office, tmp_path):
    d.listed()
    d.funded()
    with pytest.raises(delivery.NothingReleased):
        d.payfiles(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_states_tell_released_from_sent(office, tmp_path):
    d.sent(tmp_path)
    with access.system_scope():
        assert queries.payment_states(b.period_id()) == {"instructed": queries.Share(12, d.TOTAL_VND)}


def test_if_the_journal_fails_no_file_appears(committed_office, tmp_path):
    d.released()
    d.journal_takes_no("payfile")
    with pytest.raises(IntegrityError, match="audit_is_full"):
        d.payfiles(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert b.balances()["HELD"] == d.TOTAL_VND


def test_two_at_once_send_one_order(committed_office, tmp_path):
    d.released()

    def make(_):
        try:
            return [file.is_new for file in d.payfiles(tmp_path)]
        finally:
            connections.close_all()

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = sorted(pool.map(make, range(2)))
    assert made == [[False, False], [True, True]]
    assert b.balances()["IN_FLIGHT"] == 7 * d.SHARE_VND
    assert len(list(tmp_path.iterdir())) == 2


# Dies where the operating system is asked for the named thing the nth time: no trap is built into the code itself.
KILLED = """
    import os, pathlib, sys
    event, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    from chitra.cli import django_shell
    with django_shell.ready(migrated=False):
        from chitra.delivery.tests import builders as d
        seen = 0
        def die(name, arguments):
            global seen
            if name == event:
                seen += 1
                if seen == count:
                    os.kill(os.getpid(), 9)
        sys.addaudithook(die)
        d.payfiles(folder)
"""


@pytest.mark.parametrize(
    ("event", "count"),
    [("tempfile.mkdtemp", 1), ("fcntl.flock", 1), ("os.rename", 1), ("os.rename", 2), ("os.rmdir", 1)],
)
def test_killed_anywhere_it_is_made_good_by_asking_again(committed_office, tmp_path, event, count):
    d.released()
    folder = tmp_path / "out"
    source = "src" + os.pathsep + "."
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), event, str(count), str(folder)],
        env=committed_office.environment | {"PYTHONPATH": source},
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -9, killed.stderr.decode()
    made = d.payfiles(folder)
    assert on_disk(folder) == {file.path.name: file.sha256 for file in made}
    assert len(made) == 2
    assert b.balances() == {"FUNDED": d.TOTAL_VND, "HELD": 5 * d.SHARE_VND, "IN_FLIGHT": 7 * d.SHARE_VND}
    assert b.deeds().count("payfile") == 2
