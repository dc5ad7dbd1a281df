"""The accountants, agreements and accounts of Đại Lộc, made through the doors."""

import datetime

from chitra.access import operations as access
from chitra.providers import operations

AT = datetime.datetime(2023, 8, 20, 8, 0, tzinfo=datetime.UTC)
SEPTEMBER = datetime.date(2023, 9, 1)


def agreement(**changes: object) -> operations.NewAgreement:
    """Describe the agreement of Đại Lộc with the post for 2023 and after."""
    facts: dict[str, object] = {
        "provider_code": "VNPOST-QNA",
        "organisation_code": "PL-506",
        "programme_code": "btxh",
        "channels": ("bank", "cash_point", "home"),
        "valid_from": SEPTEMBER,
        "document_no": "01/2023/TT-PLĐTBXH",
        "document_date": datetime.date(2023, 8, 15),
    }
    return operations.NewAgreement(**(facts | changes))  # type: ignore[arg-type]


def advance_account(**changes: object) -> operations.NewAdvanceAccount:
    """Describe the post's account for the advances of Đại Lộc."""
    facts: dict[str, object] = {
        "provider_code": "VNPOST-QNA",
        "organisation_code": "PL-506",
        "programme_code": "btxh",
        "bin": "970449",
        "account_no": "028800000506",
        "holder_name": "Bưu điện tỉnh Quảng Nam",
        "valid_from": SEPTEMBER,
    }
    return operations.NewAdvanceAccount(**(facts | changes))  # type: ignore[arg-type]


def cast() -> None:
    """Appoint Lan and head Minh of Đại Lộc, Tâm of Hội An, Thu of everywhere, all accountants; Hà of the department."""
    for username, role, place in (
        ("lan", "district_accountant", "PL-506"),
        ("minh", "district_head", "PL-506"),
        ("tam", "district_accountant", "PL-503"),
        ("thu", "district_accountant", "*"),
        ("ha", "dolisa_officer", "SO-49"),
    ):
        access.appoint(
            username=username,
            full_name=username.title(),
            person_key=username,
            role=role,
            organisation_code=place,
            valid_from=datetime.date(2023, 1, 1),
            by="admin",
            at=AT,
        )
