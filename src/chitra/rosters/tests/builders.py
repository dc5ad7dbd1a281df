"""Lists as offices send them, small enough to read, and the officers who hand them in."""

import dataclasses
import datetime
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from chitra.access import operations as access
from chitra.formats.lists import reading, workbook
from chitra.kernel import period
from chitra.rosters import operations as rosters
from chitra.rosters import placement

ORG = "PL-506"
AT = datetime.datetime(2023, 8, 24, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
SEPTEMBER = datetime.date(2023, 9, 1)
OCTOBER = datetime.date(2023, 10, 1)
NCC_HEAD = (
    "STT", "Số hồ sơ", "Họ tên người hưởng", "Năm sinh", "CCCD", "Họ tên liệt sĩ/NCC", "Quan hệ", "Tỷ lệ %", "Trợ cấp",
    "Phụ cấp", "Người phục vụ", "Truy lĩnh", "Cộng", "Số TK", "NH", "Ký nhận", "Ghi chú",
)  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Invalid:
    """A war invalid on the list TB: 21 % unless said otherwise."""

    name: str
    file_no: str
    card: str
    allowance_vnd: int = 1_384_000
    arrears_vnd: int = 580_000
    pct: int = 21
    account: str = ""
    bank: str = ""


HAI = Invalid("Trương Viết Hùng", "QN/TB 1", "049043187738", account="1949761297255", bank="Agribank")
TU = Invalid("Hồ Văn Tư", "QN/TB 2", "049046265524")
NAM = Invalid("Lê Thị Năm", "QN/TB 3", "049146265525")


def workbook_of(people: Sequence[Invalid], *, month: str = "Tháng 09 năm 2023", place: str = "Huyện Đại Lộc") -> bytes:
    """Write an NCC workbook with the sheet TB."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("TB")
    sheet.write("A1", "UBND HUYỆN ĐẠI LỘC")
    sheet.write("A4", "DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI - THƯƠNG BINH")
    sheet.write("A5", f"{month} - {place}")
    sheet.write("Q6", "ĐVT: đồng")
    sheet.write_row("A7", NCC_HEAD)
    for number, each in enumerate(people):
        cells: tuple[Any, ...] = (
            number + 1,
            each.file_no,
            each.name,
            1943,
            each.card,
            None,
            None,
            each.pct,
            each.allowance_vnd,
            0,
            0,
        )
        cells += (each.arrears_vnd, each.allowance_vnd + each.arrears_vnd, each.account or None, each.bank or None)
        sheet.write_row(7 + number, 0, cells)
    total = sum(each.allowance_vnd + each.arrears_vnd for each in people)
    sheet.write(7 + len(people), 0, f"TỔNG CỘNG: {len(people)} người")
    sheet.write(7 + len(people), 12, total)
    book.close()
    return target.getvalue()


def cast() -> None:
    """Lan prepares for Đại Lộc, Hội for Hội An, Minh approves."""
    since = datetime.date(2023, 1, 1)
    for username, role, place in (
        ("lan", "district_officer", "PL-506"),
        ("hoi", "district_officer", "PL-503"),
        ("minh", "district_head", "PL-506"),
    ):
        access.add_officer(
            username=username, full_name=username, person_key=username, active_from=since, by="admin", at=AT
        )
        access.give_mandate(username=username, role=role, organisation_code=place, valid_from=since, by="admin", at=AT)


def read(data: bytes, name: str = "NCC_T09_2023.xlsx") -> workbook.Workbook:
    return reading.read(data, name, workbook.Hints())


def taken_in(data: bytes, *, name: str = "NCC_T09_2023.xlsx", by: str | None = "lan", **more: Any) -> rosters.Imported:
    """Hand a file in as an officer does."""
    wish = placement.Wish(**{key: more.pop(key) for key in ("month", "organisation_code") if key in more})
    return rosters.import_file(data=data, book=read(data, name), wish=wish, by=by, at=more.pop("at", AT), **more)


def month(text: str) -> period.Period:
    return period.Period.parse(text)
