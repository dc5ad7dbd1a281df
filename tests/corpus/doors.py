"""The doors through which the corpus goes."""

import datetime
import zoneinfo

from chitra.access import operations as access
from chitra.formats.lists import readers
from chitra.kernel import period
from chitra.rosters import operations as rosters
from chitra.rosters import placement
from tests.corpus.sample import File

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime.datetime(2023, 9, 4, 8, tzinfo=HANOI)
FROM = datetime.date(2023, 1, 1)
SEPTEMBER = period.Period(2023, 9)
ORGANISATION = "PL-506"


def appointed() -> str:
    """Appoint Lan, who prepares the lists of Đại Lộc's labour office; give her username."""
    access.add_officer(
        username="lan",
        full_name="Nguyễn Thị Lan",
        person_key="CB001",
        title="Chuyên viên",
        active_from=FROM,
        by="admin",
        at=AT,
    )
    access.give_mandate(
        username="lan", role="district_officer", organisation_code=ORGANISATION, valid_from=FROM, by="admin", at=AT
    )
    return "lan"


def imported(file: File, pool: readers.Readers, *, by: str) -> rosters.Imported:
    """Import a list as the command line does: read by another process, stored by this one."""
    book = pool.submit(file.data, file.name).result()
    wish = placement.Wish(month=SEPTEMBER, programme="btxh", organisation_code=ORGANISATION)
    return rosters.import_file(data=file.data, book=book, wish=wish, by=by, at=AT)
