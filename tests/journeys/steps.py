"""The steps of a month at the desk, each told once: what the officers type, and what must come back."""

import pathlib
from collections.abc import Sequence
from typing import Any

from tests.journeys import counters, offices
from tests.journeys.desk import Desk

Place = tuple[str, str]
Accounts = dict[tuple[str, Place], counters.Account]
_PROVIDERS = {"bank": offices.BANK, "cash_point": offices.POST, "home": offices.POST}


def taken_in(desk: Desk, period: str, files: Sequence[pathlib.Path], *, carries: bool = False) -> dict[str, Any]:
    """Lan imports all files at once; each answers for itself, and nothing in them is refused."""
    answer = desk("import", *files, "--period", period, "--as", "lan", code=1 if carries else 0)
    for each in answer["files"]:
        assert {"file", "sha256", "unchanged", "sheets", "rows", "amount_vnd", "people", "findings"} <= set(each), each
        assert set(each["rows"]) == {"accepted", "held", "ignored", "refused"}
        assert (each["unchanged"], each["rows"]["refused"]) == (False, 0)
    return answer


def approved(desk: Desk, period: str, place: Place, *, reason: str = "") -> dict[str, Any]:
    """Lan freezes and submits; Minh approves the numbers he has seen."""
    frozen: dict[str, Any] = desk.month("freeze", period, *place, "lan")
    assert frozen["status"] == "frozen"
    desk.month("submit", period, *place, "lan")
    seen = desk.month("show", period, *place, "minh")["runs"][-1]
    signed = desk.month("approve", period, *place, "minh", "--seen", seen["content_hash"], "--reason", reason)
    assert (signed["signed"]["payment_count"], signed["signed"]["total_vnd"]) == (seen["count"], seen["amount_vnd"])
    return frozen


def funded(desk: Desk, period: str, place: Place, day: str) -> dict[str, tuple[int, str]]:
    """Thủy draws what each provider still lacks; give how much reached whom, under which number."""
    shown = desk.month("show", period, *place, "thuy")
    drawn: dict[str, tuple[int, str]] = {}
    for gap in (each for each in shown["prevents"] if each["code"] == "E-MONTH-UNFUNDED"):
        money = ("--provider", gap["provider"], "--source", gap["source"], "--amount", gap["missing_vnd"])
        ref = f"RDT-{period}-{'-'.join(place)}-{gap['provider']}-{gap['run']}".upper()
        desk.month("fund", period, *place, "thuy", *money, "--ref", ref, "--date", day)
        drawn[gap["provider"]] = (gap["missing_vnd"], ref)
    assert desk.month("show", period, *place, "thuy")["status"] == "funded"
    return drawn


def sent(desk: Desk, period: str, place: Place, folder: pathlib.Path) -> dict[str, pathlib.Path]:
    """Sơn releases, and makes the files; made again they are the same. Give the last one of each provider."""
    released = desk.month("release", period, *place, "son")["released"]
    made: dict[str, pathlib.Path] = {}
    for provider in sorted({_PROVIDERS[batch["channel"]] for batch in released["batches"]}):
        where = ("--period", period, "--org", place[0], "--programme", place[1], "--provider", provider)
        command = ("payfiles", *where, "--format", "pain001", "--out", folder, "--as", "son")
        files = desk(*command)["files"]
        assert [each["sha256"] for each in files] == [each["sha256"] for each in desk(*command)["files"]]
        for each in files:
            assert {"path", "format", "provider", "count", "amount_vnd", "sha256"} <= set(each)
            made[provider] = pathlib.Path(each["path"])
    return made


def answered(desk: Desk, provider: str, *files: pathlib.Path, code: int = 0) -> list[dict[str, Any]]:
    """The provider's clerk hands in what has come back."""
    clerk = {offices.BANK: "tuan", offices.POST: "cuc"}[provider]
    answer = desk("answer", *files, "--provider", provider, "--as", clerk, code=code)
    told: list[dict[str, Any]] = answer.get("files", [answer])
    for each in told:
        assert {"file", "kind", "lines", "opening_vnd", "closing_vnd"} <= set(each)
        assert set(each["lines"]) == {"applied", "known", "conflict", "unknown", "malformed"}
    return told


def settled(desk: Desk, period: str, place: Place) -> list[dict[str, Any]]:
    """Thủy signs for the office, a controller for each provider; give the minutes."""
    told = desk.month("settle", period, *place, "thuy")
    for controller, provider in (("hoa", offices.BANK), ("dung", offices.POST)):
        if f"{provider}:provider" in told["waiting_for"]:
            told = desk.month("settle", period, *place, controller)
    assert (told["settled"], told["status"], told["waiting_for"]) == (True, "settled", [])
    return list(told["minutes"])


def closed(desk: Desk, period: str, place: Place) -> dict[str, Any]:
    """Minh closes the month for good."""
    told = desk.month("close", period, *place, "minh")
    assert (told["status"], told["next"], told["prevents"]) == ("closed", "", [])
    return dict(told)


def accounts() -> Accounts:
    """Open the advance accounts at both providers."""
    return {
        (provider, place): counters.Account(offices.account_no(*place, provider))
        for place in offices.PERIODS
        for provider in (offices.BANK, offices.POST)
    }
