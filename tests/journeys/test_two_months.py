"""September with the arrears of NĐ 55/2023, then October: who comes, goes, moves, dies, and is paid late."""

import dataclasses
import datetime
import pathlib

from chitra.formats.banking import instructions
from chitra.kernel import period
from chitra.rehearsal import groups
from tests.journeys import counters, lists, offices, steps
from tests.journeys.desk import Desk, balances, rows
from tests.journeys.offices import BANK, DAI_LOC, HOI_AN, PERIODS, POST

SEPTEMBER, OCTOBER = period.Period(2023, 9), period.Period(2023, 10)
DAI_HIEP, MINH_AN = "20524", "20398"
BTXH, NCC, NCC_HOI_AN = PERIODS

OLD, HEAVY, DISABLED = (groups.Right("btxh", key) for key in ("5C", "6.DBN.NCT", "6.N"))
INJURED, KIN = groups.Right("ncc", "TB", 21), groups.Right("ncc", "TNLS", 1)
KIN_OF = {"related_name": "Lê Văn Kháng", "relation": "Con"}

HAI = lists.person("Trần Thị Hai", 201, OLD, commune=DAI_HIEP, sex="nữ", born=(1938, 5, 2))
TU = lists.person(
    "Nguyễn Văn Tư", 204, HEAVY, commune=DAI_HIEP, sex="nam", born=(1950, 3, 9), paid_by="cash",
    proxy_name="Nguyễn Thị Lành", proxy_card="049175000204",
)  # fmt: skip
BA = lists.person("Phan Thị Ba", 203, DISABLED, commune=DAI_HIEP, sex="nữ", born=(1985, 7, 20))
NAM = lists.person("Hứa Năm", 205, OLD, commune=DAI_HIEP, sex="nam", born=(1934, 0, 0), paid_by="cash")
TAM = lists.person("Đoàn Thị Tám", 208, OLD, commune=DAI_HIEP, sex="nữ", born=(1930, 1, 15))
MUOI = lists.person("Võ Văn Mười", 210, OLD, commune=DAI_HIEP, sex="nam", born=(1943, 9, 3), since="2023-10")
BAY = lists.person("Lê Văn Bảy", 207, INJURED, commune=DAI_HIEP, sex="nam", born=(1952, 4, 4))
SAU = lists.person("Lê Thị Sáu", 206, KIN, commune=DAI_HIEP, sex="nữ", born=(1956, 2, 8), **KIN_OF)
CHIN = lists.person("Trương Thị Chín", 209, KIN, commune=MINH_AN, sex="nữ", born=(1955, 6, 1), paid_by="cash", **KIN_OF)


def test_september_and_october_reach_everybody_or_go_back(desk: Desk, tmp_path: pathlib.Path) -> None:
    desk.on("2023-08-15")
    offices.appoint(desk)
    for office, programme in PERIODS:
        offices.equip(desk, office, programme)
    bank = steps.accounts()
    orders = september(desk, tmp_path, bank)
    assert books(SEPTEMBER) == {
        BTXH: {"FUNDED": 2_520_000, "PAID": 1_620_000, "CARRIED_OUT": 900_000},
        NCC: {"FUNDED": 4_881_000, "PAID": 4_881_000},
        NCC_HOI_AN: {"FUNDED": 2_917_000, "PAID": 2_917_000},
    }
    late_return(desk, tmp_path, bank[BANK, NCC], orders[NCC]["LE THI SAU"])
    october(desk, tmp_path, bank)
    assert books(OCTOBER) == {
        BTXH: {"FUNDED": 2_520_000, "CARRIED_IN": 900_000, "PAID": 3_420_000},
        # Bà Sáu's money came back to the bank and is refunded; she gets it in cash.
        NCC: {"FUNDED": 4_972_000, "CARRIED_IN": 2_917_000, "PAID": 4_972_000, "REFUNDED": 2_917_000},
        NCC_HOI_AN: {"FUNDED": 3_439_000, "PAID": 3_439_000},
    }
    assert everybody() == {
        "Trần Thị Hai": 720_000,
        "Nguyễn Văn Tư": 1_800_000,
        "Phan Thị Ba": 1_080_000,
        "Hứa Năm": 720_000,
        "Đoàn Thị Tám": 360_000,
        "Võ Văn Mười": 360_000,
        "Lê Văn Bảy": 1_964_000 + 1_384_000,
        "Lê Thị Sáu": 2_917_000 + 2_055_000,
        "Trương Thị Chín": 2_917_000 + 2_055_000,
    }
    verified = desk("verify")
    assert (verified["ok"], verified["audit"]["ok"]) == (True, True)
    assert verified["audit"]["chains"] == 3  # Đại Lộc, Hội An, the system
    assert all(check["rows"] == 0 for check in verified["checks"])


def september(desk: Desk, folder: pathlib.Path, bank: steps.Accounts) -> dict[steps.Place, counters.Orders]:
    """Everybody is on the lists with what the decree owes them since July; chị Ba and cụ Năm go unpaid."""
    wanted = (
        lists.Lists(DAI_LOC, "btxh", (HAI, TU, BA, NAM, TAM)),
        lists.Lists(DAI_LOC, "ncc", (BAY, SAU)),
        lists.Lists(HOI_AN, "ncc", (CHIN,)),
    )
    files = lists.written(folder, SEPTEMBER, wanted)
    desk.on("2023-09-06")
    answer = steps.taken_in(desk, "2023-09", files)
    assert [each["rows"]["accepted"] for each in answer["files"]] == [5, 2, 1]
    assert [each["amount_vnd"] for each in answer["files"]] == [2_520_000, 4_881_000, 2_917_000]
    assert all(each["unchanged"] for each in desk("import", *files, "--as", "lan")["files"])
    sent = paid_out(desk, "2023-09", "2023-09-07", folder, bank)

    orders = {place: counters.orders(sent[place][BANK]) for place in (BTXH, NCC)}
    assert {name: order.amount_vnd for name, order in orders[NCC].items()} == {
        "LE VAN BAY": 1_964_000,  # 1,384,000 and twice 290,000
        "LE THI SAU": 2_917_000,  # 2,055,000 and twice 431,000
    }
    desk.on("2023-09-12")
    report = counters.report(sent[BTXH][BANK], folder, {"Phan Thị Ba": counters.CLOSED})
    assert steps.answered(desk, BANK, report)[0]["lines"]["applied"] == 1
    day = datetime.date(2023, 9, 11)
    for place in (BTXH, NCC):
        account = bank[BANK, place]
        debits = [account.paid(order, day) for name, order in orders[place].items() if name != "PHAN THI BA"]
        told = steps.answered(desk, BANK, account.statement(folder, day, debits))
        assert (told[0]["lines"]["applied"], told[0]["closing_vnd"]) == (len(debits), account.balance_vnd)
    cash = counters.signed(sent[BTXH][POST], folder, day, absent=["Hứa Năm"])
    steps.answered(desk, POST, cash, counters.signed(sent[NCC_HOI_AN][POST], folder, day))
    payments = desk.month("show", "2023-09", *BTXH, "ha")["payments"]
    assert {status: share["count"] for status, share in payments.items()} == {"paid": 3, "rejected": 1, "unclaimed": 1}
    signed_and_closed(desk, "2023-09")
    return orders


def late_return(desk: Desk, folder: pathlib.Path, account: counters.Account, order: instructions.Instruction) -> None:
    """Bà Sáu's bank sends September's money back when September is closed: October owes it to her."""
    desk.on("2023-10-02")
    day = datetime.date(2023, 10, 1)
    (told,) = steps.answered(desk, BANK, account.statement(folder, day, [account.returned(order, day)]))
    assert told["lines"]["applied"] == 1
    assert books(SEPTEMBER)[NCC] == {"FUNDED": 4_881_000, "PAID": 4_881_000}
    assert books(OCTOBER)[NCC] == {"CARRIED_IN": 2_917_000, "RETURNED": 2_917_000}


def october(desk: Desk, folder: pathlib.Path, bank: steps.Accounts) -> None:
    """Cụ Tám has died, ông Bảy has moved to Hội An, ông Mười is new; who went unpaid is paid by name."""
    moved = dataclasses.replace(BAY, commune=MINH_AN)
    died = lists.change("decrease", TAM, OCTOBER, reason="Chết", happened="20/09/2023")
    new = lists.change("increase", MUOI, OCTOBER, reason="Đủ điều kiện hưởng mới")
    left = lists.change("decrease", BAY, OCTOBER, reason="Chuyển đi Thành phố Hội An", happened="20/09/2023")
    came = lists.change("increase", moved, OCTOBER, reason="Chuyển đến từ Huyện Đại Lộc")
    without_account = dataclasses.replace(BA, account="", bank="")
    carried = {BA.code: 540_000, NAM.code: 360_000}
    wanted = (
        lists.Lists(DAI_LOC, "btxh", (HAI, TU, without_account, NAM, MUOI), (died, new), carried),
        lists.Lists(DAI_LOC, "ncc", (SAU,), (left,)),
        lists.Lists(HOI_AN, "ncc", (CHIN, moved), (came,)),
    )
    steps.taken_in(desk, "2023-10", lists.written(folder, OCTOBER, wanted))
    sent = paid_out(desk, "2023-10", "2023-10-05", folder, bank)
    desk.on("2023-10-12")
    day = datetime.date(2023, 10, 10)
    for place in (BTXH, NCC_HOI_AN):
        account = bank[BANK, place]
        debits = [account.paid(order, day) for order in counters.orders(sent[place][BANK]).values()]
        steps.answered(desk, BANK, account.statement(folder, day, debits))
    steps.answered(desk, POST, *(counters.signed(sent[place][POST], folder, day) for place in PERIODS))
    signed_and_closed(desk, "2023-10")


def paid_out(
    desk: Desk, period_text: str, day: str, folder: pathlib.Path, bank: steps.Accounts
) -> dict[steps.Place, dict[str, pathlib.Path]]:
    """Check, freeze, approve, fund, release and send every list; the province's code addresses them all."""
    for programme, offices_there in (("btxh", [DAI_LOC]), ("ncc", [HOI_AN, DAI_LOC])):
        runs = desk.month("check", period_text, "49", programme, "lan")
        runs = runs["runs"]
        assert sorted(run["org"] for run in runs) == sorted(offices_there)
        assert all(run["findings"]["by_severity"]["block"] == 0 for run in runs), runs
    sent = {}
    desk.on(day)
    on = datetime.date.fromisoformat(day)
    for place in PERIODS:
        steps.approved(desk, period_text, place)
        drawn = steps.funded(desk, period_text, place, day)
        sent[place] = steps.sent(desk, period_text, place, folder)
        for provider, (amount_vnd, ref) in drawn.items():
            account = bank[provider, place]
            steps.answered(desk, provider, account.statement(folder, on, [account.received(amount_vnd, ref, on)]))
    return sent


def signed_and_closed(desk: Desk, period_text: str) -> None:
    desk.on(f"{period_text}-20")
    for place in PERIODS:
        steps.settled(desk, period_text, place)
    desk.on(f"{period_text}-25")
    for place in PERIODS:
        steps.closed(desk, period_text, place)


def books(month: period.Period) -> dict[steps.Place, dict[str, int]]:
    """Give what stands on each period's accounts, the providers' fees apart."""
    told = {place: balances(*place, month.first_day) for place in PERIODS}
    return {place: {kind: vnd for kind, vnd in kinds.items() if "FEE" not in kind} for place, kinds in told.items()}


def everybody() -> dict[str, int]:
    """Add up what reached each person, whichever office paid it."""
    found = rows(
        "SELECT p.person_name, p.person_id, sum(p.amount_vnd)::bigint FROM payouts_payment AS p"
        " JOIN delivery_instruction AS i ON i.run_id = p.run_id AND i.bundle = p.bundle"
        " JOIN delivery_standing AS s ON s.instruction_id = i.id AND s.standing = 'paid' GROUP BY 1, 2"
    )
    assert len({name for name, _, _ in found}) == len(found), "one name is two persons"
    return {name: vnd for name, _, vnd in found}
