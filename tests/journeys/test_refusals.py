"""Everything that must be refused on the way through a month: told why, with the right code, leaving no trace."""

import contextlib
import dataclasses
import datetime
import pathlib
from collections.abc import Iterator
from typing import Any

from chitra.formats.banking import instructions
from chitra.formats.lists.tests import books
from tests.journeys import counters, offices, steps
from tests.journeys.desk import Desk, rows
from tests.journeys.offices import BANK, DAI_LOC

PERIOD = "2023-09"
PLACE = (DAI_LOC, "btxh")
DAY = datetime.date(2023, 9, 8)
HAI = books.person(1, name="Trần Thị Hai", female="1938", cccd="049138000201", account="4200205000201")
NAM = books.person(2, name="Hứa Thị Năm", female="1934", cccd="049134000205", account="", bank="")
SAU = books.person(3, name="Phan Thị Sáu", female="1941", cccd="049141000206", account="4200205000206")


def test_whatever_must_not_happen_is_refused_and_leaves_no_trace(desk: Desk, tmp_path: pathlib.Path) -> None:
    desk.on("2023-08-15")
    offices.appoint(desk)
    offices.equip(desk, *PLACE)
    desk.on("2023-09-06")
    lists_refused(desk, tmp_path)
    freezing_refused(desk)
    approval_refused(desk)
    money_refused(desk)
    answers_refused(desk, tmp_path)
    closing_refused(desk, tmp_path)


def lists_refused(desk: Desk, folder: pathlib.Path) -> None:
    """Who may not import, which files are no lists, and which belong elsewhere."""
    good = _list(folder / "good.xlsx", HAI, NAM, SAU)
    text = folder / "letter.xlsx"
    text.write_bytes(b"Kinh gui")
    command = ("import", good, "--period", PERIOD)
    with untouched():
        assert desk(*command, "--dry-run")["rows"]["accepted"] == 3
        desk.refused("E-LIST-WHO", *command, code=3)
        desk.refused("E-ACCESS-DEED", *command, "--as", "ha", code=3)
        desk.refused("E-ACCESS-DEED", *command, "--as", "tuan", code=3)
        desk.refused("E-ACCESS-UNKNOWN", *command, "--as", "khach", code=3)
        assert desk.refused("E-FILE-NO-LIST", "import", text, "--as", "lan", code=2)["file"] == "letter.xlsx"
        october = desk.refused("E-LIST-PERIOD-DIFFERS", "import", good, "--period", "2023-10", "--as", "lan", code=2)
        assert (october["file"], october["sheet"]) == ("good.xlsx", "Ds chi trả")
        desk.refused("E-LIST-ORG-DIFFERS", *command, "--org", offices.HOI_AN, "--as", "lan", code=2)
        _refused(desk, "E-LEDGER-NO-PERIOD", "show", "lan")
        _refused(desk, "E-LEDGER-NO-PERIOD", "freeze", "lan")
    assert desk(*command, "--as", "lan")["rows"]["accepted"] == 3
    unreadable = books.person(
        2, name="Hứa Thị Năm", female="1934", cccd="049134000205", account="", allowance="ba trăm"
    )
    other = _list(folder / "other.xlsx", HAI, unreadable, SAU, total=999_000)
    with untouched():
        desk.refused("E-LIST-EXISTS", "import", other, "--as", "lan")
    replaced = desk("import", other, "--replace", "--as", "lan", code=1)
    assert (replaced["rows"]["refused"], replaced["rows"]["accepted"]) == (1, 2)
    assert {"severity", "sheet", "row", "column", "value", "message", "fix", "code"} <= set(replaced["findings"][0])


def freezing_refused(desk: Desk) -> None:
    """An unreadable row stops the freezing until it is excluded by name; then nobody freezes twice."""
    with untouched():
        told = _refused(desk, "E-RUN-ROWS-REFUSED", "freeze", "lan")
        assert (told["file"], told["row"]) == ("other.xlsx", 12)
    ((row,),) = rows("SELECT id FROM rosters_row WHERE outcome = 'refused'")
    with untouched():
        desk.refused("E-ACCESS-DEED", "rows", "exclude", row, "--reason", "lập lại", "--as", "minh", code=3)
        desk.refused("E-ROW-REASON", "rows", "exclude", row, "--reason", " ", "--as", "lan", code=2)
        _refused(desk, "E-ACCESS-DEED", "freeze", "minh", code=3)
        _refused(desk, "E-ACCESS-DEED", "freeze", "ha", code=3)
    desk("rows", "exclude", row, "--reason", "Xã lập lại", "--as", "lan")
    assert desk.month("show", PERIOD, *PLACE, "ha")["status"] == "draft"
    desk.month("freeze", PERIOD, *PLACE, "lan")
    with untouched():
        _refused(desk, "E-RUN-FROZEN", "freeze", "lan")
        _refused(desk, "E-RUN-STATUS", "approve", "minh")


def approval_refused(desk: Desk) -> None:
    """Two persons, the same numbers, and a reason where the lists block."""
    for username, person, role in (("lan2", "lan", "district_head"), ("minh2", "minh", "releaser")):
        twice = ("--name", person, "--person-key", person, "--role", role, "--org", "SO-49")
        desk("officer", "add", username, *twice, "--from", "2023-01-01", "--as", "admin")
    with untouched():
        _refused(desk, "E-ACCESS-DEED", "submit", "minh", code=3)
    desk.month("submit", PERIOD, *PLACE, "lan")
    payment = rows("SELECT min(id) FROM payouts_payment")[0][0]
    with untouched():
        _refused(desk, "E-RUN-BLOCKED", "approve", "minh")
        _refused(desk, "E-ACCESS-DEED", "approve", "lan", "--reason", "đã xem", code=3)
        _refused(desk, "E-RUN-SAME-PERSON", "approve", "lan2", "--reason", "đã xem", code=3)
        _refused(desk, "E-RUN-SEEN", "approve", "minh", "--reason", "đã xem", "--seen", "0" * 64)
        _refused(desk, "E-RUN-REASON", "return", "minh", "--reason", " ", code=2)
        _refused(desk, "E-RUN-PAYMENT", "hold", "lan", "--payment", 999_999, "--reason", "chờ", code=2)
    desk.month("hold", PERIOD, *PLACE, "lan", "--payment", payment, "--reason", "Chờ xác minh")
    with untouched():
        _refused(desk, "E-RUN-TOTALS", "approve", "minh", "--reason", "đã xem")
    desk.month("return", PERIOD, *PLACE, "minh", "--reason", "Số liệu đã đổi")
    desk.month("unhold", PERIOD, *PLACE, "lan", "--payment", payment, "--reason", "Đã xác minh")
    desk.month("submit", PERIOD, *PLACE, "lan")
    desk.month("approve", PERIOD, *PLACE, "minh", "--reason", "Xã đã giải trình dòng tổng cộng")
    with untouched():
        _refused(desk, "E-RUN-STATUS", "approve", "minh", "--reason", "lần nữa")
        _refused(desk, "E-RUN-STATUS", "hold", "lan", "--payment", payment, "--reason", "muộn")


def money_refused(desk: Desk) -> None:
    """Nothing is released unfunded, nothing sent unreleased, nothing drawn twice or beyond the budget."""
    payfiles = (
        "payfiles",
        "--period",
        PERIOD,
        "--org",
        PLACE[0],
        "--programme",
        PLACE[1],
        "--provider",
        BANK,
        "--out",
        "x",
    )
    with untouched():
        _refused(desk, "E-RUN-STATUS", "release", "son")
        desk.refused("E-PAY-NOTHING-RELEASED", *payfiles, "--as", "son")
        for error, provider, amount, code in (
            ("E-FUND-EMPTY", BANK, 0, 2),
            ("E-FUND-NO-AGREEMENT", "VIETTEL-QNA", 1_000, 4),
            ("E-FUND-ESTIMATE", BANK, 1_000_000_001, 4),
        ):
            _refused(desk, error, "fund", "thuy", *_money(provider, amount, "RDT-0"), code=code)
        _refused(desk, "E-ACCESS-DEED", "fund", "son", *_money(BANK, 720_000, "RDT-1"), code=3)
    desk.month("fund", PERIOD, *PLACE, "thuy", *_money(BANK, 719_999, "RDT-1"))
    with untouched():
        _refused(desk, "E-FUND-TWICE", "fund", "thuy", *_money(BANK, 719_999, "RDT-1"))
        _refused(desk, "E-RUN-STATUS", "release", "son")
    desk.month("fund", PERIOD, *PLACE, "thuy", *_money(BANK, 1, "RDT-2"))
    with untouched():
        _refused(desk, "E-ACCESS-DEED", "release", "minh", code=3)
        _refused(desk, "E-RUN-SAME-PERSON", "release", "minh2", code=3)
        _refused(desk, "E-RUN-STATUS", "return", "minh", "--reason", "muộn")
    desk.month("release", PERIOD, *PLACE, "son")
    with untouched():
        _refused(desk, "E-RUN-STATUS", "release", "son")
        desk.refused("E-ACCESS-DEED", *payfiles, "--as", "lan", code=3)
        desk.refused("E-ACCESS-PROVIDER", *payfiles, "--as", "cuc", code=3)
        _refused(desk, "E-SETTLE-NOT-SENT", "settle", "thuy")


def answers_refused(desk: Desk, folder: pathlib.Path) -> None:
    """Only the provider answers for its own orders; what does not agree is kept, looked into, and settles nothing."""
    where = ("--period", PERIOD, "--org", PLACE[0], "--programme", PLACE[1], "--provider", BANK, "--out", folder)
    (made,) = desk("payfiles", *where, "--as", "son")["files"]
    orders = counters.orders(pathlib.Path(made["path"]))
    account = counters.Account(offices.account_no(*PLACE, BANK))
    foreign = counters.Account("99999999").statement(folder, DAY, [])
    garbage = folder / "thu.xml"
    garbage.write_text("<thu/>")
    desk.on("2023-09-12")
    with untouched():
        desk.refused("E-RECON-FOREIGN-ACCOUNT", "answer", foreign, "--provider", BANK, "--as", "tuan", code=2)
        assert desk("answer", garbage, "--provider", BANK, "--as", "tuan", code=2)["error"]["file"] == "thu.xml"
        desk.refused("E-ACCESS-PROVIDER", "answer", foreign, "--provider", BANK, "--as", "cuc", code=3)
        _refused(desk, "E-SETTLE-UNANSWERED", "settle", "thuy")
    wrong = dataclasses.replace(orders["TRAN THI HAI"], amount_vnd=350_000)
    money = [account.received(719_999, "RDT-1", DAY), account.received(1, "RDT-2", DAY)]
    statement = account.statement(
        folder, DAY, [*money, account.paid(wrong, DAY), account.paid(orders["PHAN THI SAU"], DAY)]
    )
    (told,) = steps.answered(desk, BANK, statement, code=1)
    assert (told["lines"]["applied"], told["lines"]["conflict"]) == (3, 1)
    assert steps.answered(desk, BANK, statement)[0]["unchanged"]
    with untouched():
        _refused(desk, "E-SETTLE-UNANSWERED", "settle", "thuy")
        _refused(desk, "E-CLOSE-NOT-SETTLED", "close", "minh")


def closing_refused(desk: Desk, folder: pathlib.Path) -> None:
    """Settled by both sides, closed by the head, and then closed to everybody."""
    order = _order_of(folder, "TRAN THI HAI")
    account = counters.Account(offices.account_no(*PLACE, BANK), 10_000, sequence=1, movements=9)
    day = DAY + datetime.timedelta(days=2)
    right = [account.returned(dataclasses.replace(order, amount_vnd=350_000), day), account.paid(order, day)]
    steps.answered(desk, BANK, account.statement(folder, day, right), code=1)
    for exception in desk("exception", "list", "--provider", BANK, "--as", "tuan", code=1)["exceptions"]:
        resolved = ("exception", "resolve", exception["id"], "--provider", BANK, "--reason", "Ngân hàng đã sửa")
        desk(*resolved, "--as", "tuan")
    desk.on("2023-09-20")
    with untouched():
        _refused(desk, "E-SETTLE-NEITHER-SIDE", "settle", "lan", code=3)
        _refused(desk, "E-CLOSE-NOT-SETTLED", "close", "minh")
    steps.settled(desk, PERIOD, PLACE)
    with untouched():
        _refused(desk, "E-ACCESS-DEED", "close", "lan", code=3)
        _refused(desk, "E-LEDGER-SETTLED", "fund", "thuy", *_money(BANK, 1_000, "RDT-3"))
    steps.closed(desk, PERIOD, PLACE)
    late = folder / "late.xlsx"
    other_commune = [[str(cell).replace("Đại Hiệp", "Đại Hồng") for cell in row] for row in books.TITLE]
    late.write_bytes(books.xlsx({"Ds chi trả": [*other_commune, *books.monthly([HAI])[len(books.TITLE) :]]}))
    with untouched():
        desk.refused("E-LEDGER-CLOSED", "import", late, "--as", "lan")
        _refused(desk, "E-LEDGER-CLOSED", "check", "lan")
        _refused(desk, "E-LEDGER-CLOSED", "freeze", "lan")
        _refused(desk, "E-LEDGER-CLOSED", "fund", "thuy", *_money(BANK, 1_000, "RDT-3"))
        _refused(desk, "E-LEDGER-CLOSED", "settle", "thuy")
        _refused(desk, "E-CLOSE-NOT-SETTLED", "close", "minh")
    assert desk.month("show", PERIOD, *PLACE, "ha")["status"] == "closed"


@contextlib.contextmanager
def untouched() -> Iterator[None]:
    """Nothing that happens within the block is written down: no deed, no posting, no list, no order."""
    before = _counted()
    yield
    assert _counted() == before


def _counted() -> tuple[Any, ...]:
    tables = (
        "audit_entry",
        "ledger_posting",
        "rosters_submission",
        "payouts_hold",
        "payouts_signature",
        "delivery_batchfile",
    )
    return tuple(rows(f"SELECT count(*) FROM {table}")[0][0] for table in (*tables, "reconciliation_answer"))


def _refused(desk: Desk, error: str, verb: str, by: str, *more: object, code: int = 4) -> dict[str, Any]:
    place = ("--period", PERIOD, "--org", PLACE[0], "--programme", PLACE[1], "--as", by)
    return desk.refused(error, "month", verb, *place, *more, code=code)


def _money(provider: str, amount_vnd: int, ref: str) -> tuple[object, ...]:
    source = offices.SOURCE["btxh"]
    return ("--provider", provider, "--source", source, "--amount", amount_vnd, "--ref", ref, "--date", "2023-09-08")


def _list(path: pathlib.Path, *people: list[Any], total: int | None = None) -> pathlib.Path:
    path.write_bytes(books.xlsx({"Ds chi trả": books.monthly(people, total=total)}))
    return path


def _order_of(folder: pathlib.Path, name: str) -> instructions.Instruction:
    (made,) = folder.glob("*-NH.xml")
    return counters.orders(made)[name]
