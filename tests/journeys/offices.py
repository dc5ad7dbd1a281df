"""Who acts in the journeys, and the papers that let them: officers, agreements, advance accounts, estimates."""

from collections.abc import Callable
from typing import Any

Typed = Callable[..., dict[str, Any]]

BANK, POST = "AGRIBANK-QNA", "VNPOST-QNA"
SOURCE = {"btxh": "DP-BTXH", "ncc": "TW-NCC"}
DAI_LOC, HOI_AN = "PL-506", "PL-503"
PERIODS = ((DAI_LOC, "btxh"), (DAI_LOC, "ncc"), (HOI_AN, "ncc"))
_FROM = ("--from", "2023-01-01", "--as", "admin")
_CLERKS = {"tuan": (BANK, "Phạm Anh Tuấn"), "cuc": (POST, "Hồ Thị Cúc")}
_CONTROLLERS = {"hoa": (BANK, "Đặng Thị Hoa"), "dung": (POST, "Bùi Tiến Dũng")}


def appoint(desk: Typed) -> None:
    """Lan prepares, Minh approves, Thủy keeps the accounts, Sơn releases; Hà supervises and may look but not touch."""
    for username, name, role in (
        ("lan", "Nguyễn Thị Lan", "district_officer"),
        ("minh", "Trần Quang Minh", "district_head"),
        ("thuy", "Lê Thu Thủy", "district_accountant"),
        ("son", "Võ Thanh Sơn", "releaser"),
        ("ha", "Ngô Thị Hà", "supervisor"),
    ):
        desk("officer", "add", username, "--name", name, "--role", role, "--org", "SO-49", *_FROM)
    for role, people in (("provider_operator", _CLERKS), ("provider_controller", _CONTROLLERS)):
        for username, (provider, name) in people.items():
            person = ("officer", "add", username, "--name", name, "--role", role)
            desk(*person, "--org", "*", "--provider", provider, *_FROM)


def equip(desk: Typed, office: str, programme: str) -> None:
    """Record with whom the office pays, where the advances go, and what the year's budget allows."""
    place = ("--org", office, "--programme", programme, "--as", "thuy")
    paper = ("--from", "2023-01-01", "--document-no", f"01/HĐ-{office}-{programme}", "--document-date", "2023-01-02")
    for provider, channels, bin_ in ((BANK, ["bank"], "970405"), (POST, ["cash_point", "home"], "970449")):
        desk("agreement", "add", "--provider", provider, "--channel", *channels, *paper, *place)
        account = ("--bin", bin_, "--account", account_no(office, programme, provider), "--holder", "TAM UNG CHI TRA")
        desk("agreement", "account", "--provider", provider, *account, "--from", "2023-01-01", *place)
    budget = ("--source", SOURCE[programme], "--year", 2023, "--amount", 1_000_000_000)
    desk("estimate", "add", *budget, "--document-no", "10/QĐ-UBND", "--document-date", "2023-01-05", *place)


def account_no(office: str, programme: str, provider: str) -> str:
    """Number an advance account: by provider, programme and office."""
    return f"{'42' if provider == BANK else '01'}{'1' if programme == 'ncc' else '2'}{office.replace('-', '')}".upper()
