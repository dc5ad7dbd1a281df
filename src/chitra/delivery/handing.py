"""Handing a prepared file over: the very bytes that were recorded, and who fetched them when."""

import dataclasses
import datetime
import tempfile
from pathlib import Path

from django.db import connection, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.delivery import filing, reading
from chitra.kernel import errors, sql
from chitra.providers import queries as providers
from chitra.territory import queries as territory


class FileUnknown(errors.BadInput):
    """The batch has no such file."""


class BytesDiffer(errors.StateForbids):
    """The file written again is not the one that was recorded."""


@dataclasses.dataclass(frozen=True, slots=True)
class HandedOver:
    """A file's bytes under the name that the provider knows."""

    file_name: str
    data: bytes
    sha256: str


def hand_over(*, batch_id: int, file_id: int, provider_code: str, by: str, at: datetime.datetime) -> HandedOver:
    """Give out a recorded file of a batch and write down who fetched it.

    No second copy is kept: the bytes depend on the batch alone, so they are written again and must have the hash that
    was recorded. A file that would come out otherwise is not given out.

    :raises reading.BatchUnknown: the provider has no such batch in sight.
    :raises FileUnknown: the batch has no such file.
    :raises BytesDiffer: what the file is made of has changed since; it has to be prepared anew.
    """
    with transaction.atomic():
        batch = reading.batch(batch_id, provider_code=provider_code)
        access.enter(
            by=by,
            deed="payfiles",
            organisation_id=batch.organisation_id,
            lineage=territory.lineage(batch.organisation_code, on=at.date()),
            programme=batch.programme_code,
            on=at.date(),
            provider_code=provider_code,
        )
        file = next((each for each in reading.files(batch_id) if each.id == file_id), None)
        if file is None:
            raise FileUnknown("E-PAY-FILE-UNKNOWN", file=file_id, batch=batch.message_id)
        handed = HandedOver(file.file_name, _bytes(batch, file), file.sha256)
        with connection.cursor() as cursor:
            cursor.execute(sql.statement("delivery", "record_handover"), {"file_id": file_id, "at": at, "by": by})
        audit.record(
            chain=batch.organisation_code,
            at=at,
            by=by,
            deed="payfile_handover",
            object_kind="batch",
            object_id=batch_id,
            facts={"file": file.file_name, "sha256": file.sha256, "provider": provider_code},
        )
    return handed


def _bytes(batch: reading.ShownBatch, file: reading.ShownFile) -> bytes:
    provider = providers.provider(batch.provider_code)
    with tempfile.TemporaryDirectory() as scratch:
        made = filing.made_again(
            batch_id=batch.id,
            period_id=batch.period_id,
            provider=provider,
            format_=file.format,
            scratch=Path(scratch),
        )
        if made.sha256 != file.sha256:
            raise BytesDiffer("E-PAY-BYTES-DIFFER", file=file.file_name, batch=batch.message_id)
        return made.path.read_bytes()
