"""Long work: asked for once, done by the worker, told to who asked; a killed worker leaves nothing half done."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction
from django.urls import reverse

from chitra.access import operations as access
from chitra.access import queries as officers
from chitra.audit import operations as audit
from chitra.config import clock
from chitra.kernel import errors
from chitra.web import tasks
from chitra.web.tests import builders


def _leaves_a_trace(asked: tasks.Asked) -> str:
    audit.record(chain="PL-506", at=asked.at, by=asked.by, deed="tried", object_kind="task", object_id="1", facts={})
    if asked.arguments.get("ends") == "refused":
        raise errors.StateForbids("E-WEB-TASK-UNKNOWN", task=7)
    if asked.arguments.get("ends") == "badly":
        raise ZeroDivisionError
    return "/work/"


@pytest.fixture(scope="module", autouse=True)
def _works():
    tasks.work("test.trace")(_leaves_a_trace)
    yield
    del tasks._WORKS["test.trace"]


@pytest.fixture
def asked(office_db):
    """Ask for work as Lan, and do it as the worker would."""
    lan = officers.officer("lan.dailoc")
    assert lan is not None

    def ask(**arguments) -> tasks.Task:
        task_id = tasks.ask(kind="test.trace", officer_id=lan.id, subject="Thử", arguments=arguments, at=clock.now())
        tasks.run(task_id=task_id)
        return tasks.task(task_id, officer_id=lan.id)

    return ask


def traces() -> int:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE deed = 'tried'")
        return int(cursor.fetchone()[0])


def test_work_that_ends_well_leads_to_its_page(asked):
    done = asked()
    assert (done.status, done.outcome, traces()) == ("done", "/work/", 1)
    page = builders.signed_in("lan.dailoc").get(reverse("task", args=[done.id]))
    assert page["Location"] == "/work/"


def test_a_refusal_undoes_the_work_and_is_told_in_words(asked):
    done = asked(ends="refused")
    assert (done.status, done.refusal_code, traces()) == ("refused", "E-WEB-TASK-UNKNOWN", 0)
    page = builders.signed_in("lan.dailoc").get(reverse("task", args=[done.id])).content.decode()
    assert "Không có công việc nền số 7" in page


def test_a_surprise_undoes_the_work_and_shows_no_trace_of_code(asked):
    done = asked(ends="badly")
    assert (done.status, done.refusal_code, traces()) == ("failed", "E-INTERNAL", 0)
    page = builders.signed_in("lan.dailoc").get(reverse("task", args=[done.id])).content.decode()
    assert "Traceback" not in page


def test_a_task_that_has_ended_is_not_done_again(asked):
    done = asked()
    tasks.run(task_id=done.id)
    assert traces() == 1


def test_a_colleagues_task_is_nobody_elses_business(asked):
    done = asked()
    answer = builders.signed_in("minh.dailoc").get(reverse("task", args=[done.id]))
    assert answer.status_code == 422


def test_asking_is_part_of_the_deed_that_asks(office_db):
    lan = officers.officer("lan.dailoc")
    assert lan is not None
    with transaction.atomic():
        tasks.ask(kind="test.trace", officer_id=lan.id, subject="Thử", arguments={}, at=clock.now())
        transaction.set_rollback(True)
    assert tasks.recent(lan.id) == ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)


def test_a_worker_of_its_own_does_what_waits(office_db, server):
    lan = officers.officer("lan.dailoc")
    assert lan is not None
    # A kind that the other process knows nothing of ends there as a failure, told and logged: the job itself was found.
    task_id = tasks.ask(kind="test.trace", officer_id=lan.id, subject="Thử", arguments={}, at=clock.now())
    environment = {**os.environ, "CHITRA_DATABASE_URL": server.url_of(office_db), "CHITRA_HOME": str(server.home)}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    subprocess.run([sys.executable, "-P", "-m", "chitra", "worker", "--once"], env=environment, check=True)
    assert tasks.task(task_id, officer_id=lan.id).status == "failed"
