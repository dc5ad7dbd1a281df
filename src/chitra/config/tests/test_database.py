"""The embedded server: one for every process of a home, whatever is killed, until the last one leaves."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import psycopg
import pytest

from chitra.config import binaries, database
from chitra.kernel import errors

HOLDER = """
import pathlib, sys
from chitra.config import database
with database.in_use(database.Cluster(pathlib.Path(sys.argv[1]))):
    print("running", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def empty_cluster():
    # Not pytest's own folder: with its long names the socket would not fit, which has a test of its own.
    home = pathlib.Path(tempfile.mkdtemp(prefix="chitra-db-"))
    cluster = database.Cluster(home)
    yield cluster
    if cluster.data.exists():
        database.stop(cluster)
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A cluster that was made once, for tests to copy."""
    cluster = database.Cluster(tmp_path_factory.mktemp("made"))
    with database.in_use(cluster):
        pass
    return cluster


@pytest.fixture
def cluster(empty_cluster, made):
    copied(made, empty_cluster.home)
    return empty_cluster


def copied(made, home):
    """Copy a cluster with its owner, who may be another than whoever runs the tests."""
    subprocess.run(["cp", "-a", made.data, home], check=True)
    return database.Cluster(home)


@contextlib.contextmanager
def holder(cluster):
    """Another process that uses the server for as long as its stdin is open."""
    words = [sys.executable, "-P", "-c", HOLDER, str(cluster.home)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        yield process
    finally:
        process.communicate(timeout=60)


def connected(cluster, user=database.APPLICATION):
    return psycopg.connect(host=str(cluster.socket_folder), user=user, dbname=database.NAME, autocommit=True)


def postmaster(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def is_gone(process_id):
    try:
        state = pathlib.Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"  # nobody may be there to bury it


def test_three_processes_at_once_make_one_database_and_the_last_stops_it(empty_cluster):
    cluster = empty_cluster
    with contextlib.ExitStack() as others:
        processes = [others.enter_context(holder(cluster)) for _ in range(3)]
        assert [process.stdout.readline() for process in processes] == ["running\n"] * 3
        server = postmaster(cluster)
        processes[0].communicate(timeout=60)
        assert database.is_ready(cluster)
        with connected(cluster) as application:
            assert application.execute("SELECT current_setting('is_superuser')").fetchone() == ("off",)
    assert not database.is_ready(cluster)
    assert is_gone(server)
    assert [path.name for path in cluster.home.glob("postgresql*")] == ["postgresql"]


def test_the_place_of_a_killed_process_is_taken_by_the_next_that_leaves(cluster):
    with holder(cluster) as killed:
        killed.stdout.readline()
        killed.kill()
        killed.wait()
        assert database.is_ready(cluster)
        with database.in_use(cluster):
            pass
    assert not database.is_ready(cluster)


def test_a_server_whose_only_process_was_killed_can_be_swept_up(cluster):
    with holder(cluster) as killed:
        killed.stdout.readline()
        assert not database.stop_if_unused(cluster)
        killed.kill()
        killed.wait()
        assert database.stop_if_unused(cluster)
    assert not database.is_ready(cluster)


def test_what_was_committed_survives_the_killing_of_the_postmaster(cluster):
    with database.in_use(cluster):
        with connected(cluster, database.OWNER) as owner:
            owner.execute("CREATE TABLE kept AS SELECT generate_series(1, 50000) AS number")
            os.kill(postmaster(cluster), signal.SIGKILL)
        database.start(cluster)
        with connected(cluster, database.OWNER) as owner:
            assert owner.execute("SELECT count(*) FROM kept").fetchone() == (50000,)


def test_a_busy_orphan_is_sent_away_before_the_next_start(cluster):
    with database.in_use(cluster):
        words = ["-h", str(cluster.socket_folder), "-U", database.OWNER, "-d", database.NAME]
        query = "SELECT count(*) FROM generate_series(1, 2000000000)"
        psql = subprocess.Popen(
            [binaries.chosen().program("psql"), *words, "-c", query],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with connected(cluster, database.OWNER) as owner:
            while owner.execute("SELECT count(*) FROM pg_stat_activity WHERE query = %s", [query]).fetchone() == (0,):
                time.sleep(0.02)
            os.kill(postmaster(cluster), signal.SIGKILL)
        database.start(cluster)
        assert psql.wait(timeout=60) != 0
        with connected(cluster) as application:
            assert application.execute("SELECT 1").fetchone() == (1,)


def test_a_stale_pid_that_now_belongs_to_somebody_else_does_not_hinder_the_start(cluster):
    with database.in_use(cluster):
        first = (cluster.data / "postmaster.pid").read_text()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        (cluster.data / "postmaster.pid").write_text(first.replace(first.split("\n")[0], str(stranger.pid), 1))
        with database.in_use(cluster), connected(cluster) as application:
            assert application.execute("SELECT 1").fetchone() == (1,)
    finally:
        stranger.kill()
        stranger.wait()


def test_a_first_start_killed_in_the_middle_leaves_nothing_that_hinders_the_second(empty_cluster):
    cluster = empty_cluster
    for delay_seconds in (0.1, 0.3, 0.5, 0.7, 0.9):
        with holder(cluster) as process:
            time.sleep(delay_seconds)
            process.kill()
    with database.in_use(cluster), connected(cluster) as application:
        assert application.execute("SELECT current_user::text").fetchone() == (database.APPLICATION,)


def test_a_started_server_stays_until_it_is_stopped(cluster):
    cluster.stays.touch()
    with database.in_use(cluster):
        pass
    assert database.is_ready(cluster)
    database.stop(cluster)
    database.stop(cluster)
    assert not database.is_ready(cluster)


def test_a_home_with_a_long_path_has_its_socket_elsewhere(tmp_path, made):
    home = tmp_path / ("a long name of a folder " * 5).strip()
    home.mkdir()
    cluster = copied(made, home)
    assert cluster.socket_folder != cluster.data
    with database.in_use(cluster), connected(cluster, database.OWNER) as owner:
        assert owner.execute("SHOW unix_socket_directories").fetchone() == (str(cluster.socket_folder),)
    assert cluster.socket_folder.stat().st_mode & 0o077 == 0
    shutil.rmtree(cluster.socket_folder)


def test_names_sort_and_fold_in_vietnamese_whatever_the_machine_speaks(cluster):
    with database.in_use(cluster), connected(cluster) as application:
        said = application.execute(
            "SELECT upper('nguyễn thị đào'), lower('ĐẶNG ƯƠM'), current_setting('timezone')"
        ).fetchone()
    assert said == ("NGUYỄN THỊ ĐÀO", "đặng ươm", "Asia/Ho_Chi_Minh")


def test_only_the_socket_is_open(cluster):
    with database.in_use(cluster), connected(cluster, database.OWNER) as owner:
        assert owner.execute("SHOW listen_addresses").fetchone() == ("",)
        assert cluster.data.stat().st_mode & 0o077 == 0


def test_a_folder_without_postgresql_is_refused_by_name(empty_cluster, monkeypatch):
    monkeypatch.setenv("PGBIN", str(empty_cluster.home))
    with pytest.raises(errors.StateForbids) as refused:
        database.start(empty_cluster)
    assert refused.value.code == "E-DB-NO-BINARIES"


def test_data_of_another_version_is_refused(cluster):
    version = cluster.data / "PG_VERSION"
    real = version.read_text()
    version.write_text("12\n")
    with pytest.raises(errors.StateForbids) as refused:
        database.start(cluster)
    version.write_text(real)
    assert refused.value.code == "E-DB-VERSION"


def test_a_server_that_cannot_start_says_its_last_words(cluster):
    (cluster.data / "postgresql.auto.conf").write_text("max_connections = 'very many'\n")
    with pytest.raises(errors.StateForbids) as refused:
        database.start(cluster)
    assert refused.value.code == "E-DB-START"
    assert "postgresql.auto.conf" in str(refused.value.fields["reason"])
