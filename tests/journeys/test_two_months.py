"""September with the arrears of NĐ 55/2023, then October: who comes, goes, moves, dies, and is paid late."""

import dataclasses
import datetime
import pathlib

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
CHIN = lists.person(
    "Trương Thị Chín", 209, KIN, commune=MINH_AN, sex="nữ", born=(1955, 6, 1), paid_by="cash", **KIN_OF
)


def test_september_and_october_reach_everybody_or_go_back(desk: Desk, tmp_path: pathlib.Path) -> None:
    desk.on("2023-08-15")
    offices.appoint(desk)
    for office, programme in PERIODS:
        offices.equip(desk, office, programme)
    bank = steps.accounts()
    orders = september(desk, tmp_path / "9", bank)
    october(desk, tmp_path / "10", bank, orders)


def september(desk: Desk, folder: pathlib.Path, bank: dict) -> None:
    files = lists.written(
        folder,
        SEPTEMBER,
        [
            lists.Lists(DAI_LOC, "btxh", (HAI, TU, BA, NAM, TAM)),
            lists.Lists(DAI_LOC, "ncc", (BAY, SAU)),
            lists.Lists(HOI_AN, "ncc", (CHIN,)),
        ],
    )
    desk.on("2023-09-06")
    answer = steps.taken_in(desk, "2023-09", files)
    assert [each["rows"]["accepted"] for each in answer["files"]] == [5, 2, 1]
    assert answer["files"][0]["amount_vnd"] == 2_520_000
    assert all(each["unchanged"] for each in desk("import", *files, "--as", "lan")["files"])
    assert desk.month("check", "2023-09", "49", "ncc", "lan")["runs"][0]["findings"]["by_severity"]["block"] == 0

    sent = {}
    for place in PERIODS:
        desk.on("2023-09-07")
        steps.approved(desk, "2023-09", place)
        drawn = steps.funded(desk, "2023-09", place, "2023-09-07")
        sent[place] = steps.sent(desk, "2023-09", place, folder, drawn)
        for provider, (amount_vnd, ref) in drawn.items():
            account = bank[provider, place]
            day = datetime.date(2023, 9, 7)
            steps.answered(desk, provider, account.statement(folder, day, [account.received(amount_vnd, ref, day)]))
    orders = {place: counters.orders(sent[place][BANK]) for place in (BTXH, NCC)}
    print(orders)
    assert orders[NCC]["LE VAN BAY"].amount_vnd == 1_964_000
    assert orders[NCC]["LE THI SAU"].amount_vnd == 2_917_000

    desk.on("2023-09-12")
    report = counters.report(sent[BTXH][BANK], folder, {"Phan Thị Ba": counters.CLOSED})
    assert steps.answered(desk, BANK, report)[0]["lines"]["applied"] == 1
    day = datetime.date(2023, 9, 11)
    for place in (BTXH, NCC):
        account = bank[BANK, place]
        paid = [account.paid(order, day) for name, order in orders[place].items() if name != "PHAN THI BA"]
        steps.answered(desk, BANK, account.statement(folder, day, paid))
    cash = counters.signed(sent[BTXH][POST], folder, day, absent=["Hứa Năm"])
    print(steps.answered(desk, POST, cash, counters.signed(sent[NCC_HOI_AN][POST], folder, day)))

    desk.on("2023-09-20")
    for place in PERIODS:
        print(steps.settled(desk, "2023-09", place))
    desk.on("2023-09-25")
    for place in PERIODS:
        print(steps.closed(desk, "2023-09", place))
        print(balances(*place, SEPTEMBER.first_day))
    print(rows("select p.person_name, p.kind, p.amount_vnd, c.reason, c.amount_vnd, c.is_funded from payouts_payment p left join payouts_carry c on c.payment_id = p.id order by p.id"))
    return orders


def october(desk: Desk, folder: pathlib.Path, bank: dict, orders) -> None:
    folder.mkdir()
    desk.on("2023-10-02")
    account = bank[BANK, NCC]
    day = datetime.date(2023, 10, 1)
    back = account.statement(folder, day, [account.returned(orders[NCC]["LE THI SAU"], day)])
    print(steps.answered(desk, BANK, back))
    print(balances(*NCC, OCTOBER.first_day))
    gone = lists.change("decrease", TAM, OCTOBER, reason="Chết", happened="20/09/2023")
    new = lists.change("increase", MUOI, OCTOBER, reason="Đủ điều kiện hưởng mới")
    away = lists.change("decrease", BAY, OCTOBER, reason="Chuyển đi Thành phố Hội An", happened="20/09/2023")
    moved = dataclasses.replace(BAY, commune=MINH_AN)
    come = lists.change("increase", moved, OCTOBER, reason="Chuyển đến từ Huyện Đại Lộc")
    ba = dataclasses.replace(BA, account="", bank="")
    files = lists.written(
        folder,
        OCTOBER,
        [
            lists.Lists(DAI_LOC, "btxh", (HAI, TU, ba, NAM, MUOI), (gone, new), {BA.code: 540_000, NAM.code: 360_000}),
            lists.Lists(DAI_LOC, "ncc", (SAU,), (away,)),
            lists.Lists(HOI_AN, "ncc", (CHIN, moved), (come,)),
        ],
    )
    answer = steps.taken_in(desk, "2023-10", files)
    for each in answer["files"]:
        print(each)
    print(desk.month("check", "2023-10", "49", "btxh", "lan"))
    print(desk.month("check", "2023-10", "49", "ncc", "lan"))
    desk.on("2023-10-05")
    for place in PERIODS:
        print(steps.approved(desk, "2023-10", place))
        drawn = steps.funded(desk, "2023-10", place, "2023-10-05")
        print(drawn)
        print(balances(*place, OCTOBER.first_day))
        desk.month("release", "2023-10", *place, "son")
    print(rows("select p.month, p.organisation_id, p.person_name, p.kind, p.amount_vnd, p.channel, p.payee_name,p.carried_from_id, h.reason_code from payouts_payment p left join payouts_hold h on h.payment_id=p.id where p.month>='2023-10-01' order by p.id"))
    assert 0
