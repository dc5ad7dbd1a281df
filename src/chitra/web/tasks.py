"""Long work: asked for by a page, done by the worker, and never twice.

A task is written down and put into the queue in one transaction. The worker does the deed and notes its end in one
transaction too, so a worker that was killed leaves nothing or everything, and the task is begun again.
"""

import dataclasses
import datetime
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from chitra.kernel import errors, sql
from chitra.web import clock

STALLED_AFTER_SECONDS = 60
# So many payments a page still handles by itself, within a second or two; more are a task.
AT_ONCE = 2_000

Progress = Callable[[int, int], None]


class TaskUnknown(errors.BadInput):
    """There is no such task, or it is somebody else's."""


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """A piece of long work: `done` of `total`, and where to go when it has ended well."""

    id: int
    kind: str
    subject: str
    status: str
    done: int
    total: int
    outcome: str
    refusal_code: str
    refusal_fields: Any
    asked_at: datetime.datetime
    ended_at: datetime.datetime | None

    @property
    def has_ended(self) -> bool:
        return self.status not in {"waiting", "running"}

    @property
    def share(self) -> int:
        """Say how far it is, in per cent."""
        return 100 * self.done // self.total if self.total else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What a kind of work is told: by whom, when it runs, its arguments, and how to report progress."""

    by: str
    at: datetime.datetime
    arguments: Mapping[str, Any]
    progress: Progress


# What each kind of work does; it returns the page to go to. `steps` are transactions of their own: each is done once.
Work = Callable[[Asked], str]
_WORKS: dict[str, Work] = {}
_STEPWISE: set[str] = set()


def work(kind: str, *, stepwise: bool = False) -> Callable[[Work], Work]:
    """Register what the worker does for a kind.

    Stepwise work opens a transaction for each of its pieces and can be begun again: what is done already is found done.
    """

    def registered(does: Work) -> Work:
        assert kind not in _WORKS, f"{kind} is registered twice"
        _WORKS[kind] = does
        if stepwise:
            _STEPWISE.add(kind)
        return does

    return registered


def ask(*, kind: str, officer_id: int, subject: str, arguments: Mapping[str, Any], at: datetime.datetime) -> int:
    """Write a task down and put it into the queue, in the caller's transaction."""
    assert kind in _WORKS, f"nobody has said how to do {kind}"
    with transaction.atomic():
        task_id: int = _one(
            "ask_task",
            {"kind": kind, "officer_id": officer_id, "subject": subject, "arguments": _json(arguments), "at": at},
        )[0]
        run.defer(task_id=task_id)
    return task_id


def task(task_id: int, *, officer_id: int) -> Task:
    """Find an officer's own task.

    :raises TaskUnknown:
    """
    found = _rows("task", {"task_id": task_id, "officer_id": officer_id})
    if not found:
        raise TaskUnknown("E-WEB-TASK-UNKNOWN", task=task_id)
    return _task(found[0])


def recent(officer_id: int, *, limit: int = 10) -> tuple[Task, ...]:
    """List an officer's last tasks, the newest first."""
    return tuple(_task(row) for row in _rows("recent_tasks", {"officer_id": officer_id, "limit": limit}))


@app.task(name="chitra.run", queue="tasks")
def run(task_id: int) -> None:
    """Do a task's work, unless it has ended: the job may be a second one, after a worker was killed."""
    found = _rows("start_task", {"task_id": task_id, "at": clock.now()})
    if not found:
        return
    kind, arguments, by = found[0]
    asked = Asked(by, clock.now(), json.loads(arguments), lambda done, total: _note_progress(task_id, done, total))
    try:
        if kind in _STEPWISE:
            _end(task_id, "done", outcome=_WORKS[kind](asked))
        else:
            with transaction.atomic():
                _end(task_id, "done", outcome=_WORKS[kind](asked))
    except errors.Refusal as refusal:
        fields = {name: str(value) for name, value in refusal.fields.items() if value is not None}
        _end(task_id, "refused", code=refusal.code, fields=fields)
    except Exception as surprise:  # the outer shell of the worker: it is logged and told
        noted = settings.NOTE_FAILURE(surprise)
        _end(task_id, "failed", code=noted.code, fields={name: str(value) for name, value in noted.fields.items()})


@app.periodic(cron="* * * * *")
@app.task(name="chitra.revive", queueing_lock="chitra.revive", pass_context=True)
async def revive(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - procrastinate passes it
    """Put back what a killed worker was doing."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        await manager.retry_job(job)


def _end(
    task_id: int, status: str, *, outcome: str = "", code: str = "", fields: Mapping[str, str] | None = None
) -> None:
    told = {
        "task_id": task_id,
        "status": status,
        "outcome": outcome,
        "code": code,
        "fields": _json(fields or {}),
        "at": clock.now(),
    }
    _rows("end_task", told)


_noted_at = 0.0


def _note_progress(task_id: int, done: int, total: int) -> None:
    """Write progress down a few times a second at most; only stepwise work is seen before it ends."""
    global _noted_at  # noqa: PLW0603 - one worker thread, one task at a time
    moment = time.monotonic()
    if done < total and moment - _noted_at < 0.3:
        return
    _noted_at = moment
    _rows("note_progress", {"task_id": task_id, "done": done, "total": total})


def _task(row: tuple[Any, ...]) -> Task:
    told = Task(*row)
    return dataclasses.replace(told, refusal_fields=json.loads(str(told.refusal_fields)))


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False)


def _one(statement: str, told: dict[str, Any]) -> tuple[Any, ...]:
    return _rows(statement, told)[0]


def _rows(statement: str, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("web", statement), told)
        return list(cursor.fetchall()) if cursor.description else []
