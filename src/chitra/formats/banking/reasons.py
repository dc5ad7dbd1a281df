"""Why a payment did not arrive: the codes of ISO 20022 and the words of provider tables, in one vocabulary."""

from typing import Final

from chitra.formats.banking import answers

REASONS: Final = frozenset(
    {
        "closed",
        "name_mismatch",
        "invalid_account",
        "invalid_bank",
        "blocked",
        "limit",
        "bank_offline",
        "duplicate",
        "deceased",
        "no_funds",
        "refused_by_payee",
        "cancelled",
        "bad_order",
        "not_collected",
        "unspecified",
        "unknown",
    }
)

# ExternalStatusReason1Code and ExternalReturnReason1Code of ISO 20022, as far as they can concern a credit transfer.
_BY_CODE: Final = {
    "AC01": "invalid_account",
    "AC02": "bad_order",
    "AC03": "invalid_account",
    "AC04": "closed",
    "AC05": "closed",
    "AC06": "blocked",
    "AC07": "closed",
    "AC14": "invalid_account",
    "AG01": "blocked",
    "AG02": "bad_order",
    "AGNT": "invalid_bank",
    "AM01": "bad_order",
    "AM02": "limit",
    "AM04": "no_funds",
    "AM05": "duplicate",
    "AM09": "bad_order",
    "AM10": "bad_order",
    "AM12": "bad_order",
    "AM14": "limit",
    "AM21": "limit",
    "AM23": "limit",
    "BE01": "name_mismatch",
    "BE05": "bad_order",
    "BE06": "invalid_account",
    "BE07": "bad_order",
    "BE22": "name_mismatch",
    "CUST": "refused_by_payee",
    "DS02": "cancelled",
    "DT01": "bad_order",
    "DU01": "duplicate",
    "DU04": "duplicate",
    "DUPL": "duplicate",
    "ED05": "bank_offline",
    "ERIN": "bad_order",
    "FF01": "bad_order",
    "FOCR": "cancelled",
    "MD07": "deceased",
    "MS02": "unspecified",
    "MS03": "unspecified",
    "NARR": "unspecified",
    "NOAS": "unspecified",
    "RC01": "invalid_bank",
    "RC03": "invalid_bank",
    "RC04": "invalid_bank",
    "RR02": "bad_order",
    "RR03": "name_mismatch",
    "RR04": "blocked",
    "TM01": "bank_offline",
    "UPAY": "duplicate",
    "AB01": "bank_offline",
    "AB02": "bank_offline",
    "AB03": "bank_offline",
    "AB04": "bank_offline",
    "AB05": "bank_offline",
    "AB06": "bank_offline",
    "AB07": "bank_offline",
    "AB08": "bank_offline",
    "AB09": "bank_offline",
    "AB10": "bank_offline",
}

# What clerks of a provider write, unaccented and in capitals; the first phrase that occurs decides.
_BY_PHRASE: Final = (
    ("SAI TEN", "name_mismatch"),
    ("KHONG KHOP TEN", "name_mismatch"),
    ("TEN KHONG KHOP", "name_mismatch"),
    ("KHONG TRUNG TEN", "name_mismatch"),
    ("SAI SO TAI KHOAN", "invalid_account"),
    ("SAI TAI KHOAN", "invalid_account"),
    ("TAI KHOAN KHONG TON TAI", "invalid_account"),
    ("TAI KHOAN KHONG HOP LE", "invalid_account"),
    ("SAI NGAN HANG", "invalid_bank"),
    ("DA DONG", "closed"),
    ("TAT TOAN", "closed"),
    ("PHONG TOA", "blocked"),
    ("TAM KHOA", "blocked"),
    ("BI KHOA", "blocked"),
    ("VUOT HAN MUC", "limit"),
    ("HAN MUC", "limit"),
    ("TRUNG LENH", "duplicate"),
    ("TRUNG GIAO DICH", "duplicate"),
    ("MAT KET NOI", "bank_offline"),
    ("BAO TRI", "bank_offline"),
    ("KHONG DU SO DU", "no_funds"),
    ("DA CHET", "deceased"),
    ("DA MAT", "deceased"),
    ("QUA DOI", "deceased"),
    ("TU CHOI NHAN", "refused_by_payee"),
    ("HUY LENH", "cancelled"),
    ("KHONG DEN NHAN", "not_collected"),
    ("VANG MAT", "not_collected"),
)

_FINAL: Final[dict[str, answers.Status]] = {
    "ACSC": "paid",
    "ACCC": "paid",
    "RJCT": "rejected",
    "CANC": "rejected",
    "RCVD": "accepted",
    "ACTC": "accepted",
    "ACFC": "accepted",
    "ACCP": "accepted",
    "ACSP": "accepted",
    "ACWC": "accepted",
    "ACWP": "accepted",
    "PDNG": "accepted",
    "PATC": "accepted",
}


def by_code(code: str) -> str | None:
    """Return the reason behind an ISO code, or None when the code is not known."""
    return _BY_CODE.get(code.strip().upper())


def by_phrase(match_text: str) -> str | None:
    """Return the reason behind a clerk's words, unaccented and in capitals; a code among them counts first."""
    for word in match_text.replace("-", " ").replace(":", " ").split():
        if reason := _BY_CODE.get(word):
            return reason
    return next((reason for phrase, reason in _BY_PHRASE if phrase in match_text), None)


def status(code: str) -> answers.Status | None:
    """Return what a status code of pain.002 means for a payment, or None when it is not known."""
    return _FINAL.get(code.strip().upper())
