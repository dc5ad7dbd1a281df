"""The officers of a rehearsal, and the papers that let them work: mandates, agreements, advance accounts, estimates."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Final

from chitra.access import operations as access
from chitra.providers import operations as providers
from chitra.treasury import operations as treasury

BANK: Final = "AGRIBANK-QNA"
POST: Final = "VNPOST-QNA"
TELECOM: Final = "VIETTEL-QNA"
CHANNELS: Final = {BANK: ("bank",), POST: ("cash_point", "home"), TELECOM: ("mobile_money", "ewallet")}
_BINS: Final = {BANK: "970405", POST: "970449", TELECOM: "970422"}
_PREFIXES: Final = {BANK: "42", POST: "01", TELECOM: "97"}
_HOLDERS: Final = {BANK: "AGRIBANK QUANG NAM", POST: "BUU DIEN TINH QUANG NAM", TELECOM: "VIETTEL QUANG NAM"}
SOURCES: Final = {"btxh": ("DP-BTXH",), "ncc": ("TW-NCC",)}


@dataclasses.dataclass(frozen=True, slots=True)
class Officers:
    """Who does what: usernames of one office, or of one provider."""

    preparer: str
    head: str
    accountant: str
    releaser: str


@dataclasses.dataclass(frozen=True, slots=True)
class Clerks:
    """Who answers and signs for a provider."""

    operator: str
    controller: str


@dataclasses.dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a rehearsal: the officers of each organisation, the clerks of each provider."""

    offices: dict[str, Officers]
    providers: dict[str, Clerks]


_OFFICE_NAMES: Final = (
    ("lan", "Nguyễn Thị Lan", "Chuyên viên", "district_officer"),
    ("minh", "Trần Quang Minh", "Trưởng phòng", "district_head"),
    ("thuy", "Lê Thu Thủy", "Kế toán trưởng", "district_accountant"),
    ("son", "Võ Thanh Sơn", "Phó Trưởng phòng, chủ tài khoản", "releaser"),
)
_CLERK_NAMES: Final = (
    ("tuan", "Phạm Anh Tuấn", "Giao dịch viên", "provider_operator"),
    ("hoa", "Đặng Thị Hoa", "Kiểm soát viên", "provider_controller"),
)
_PROVIDER_SLUGS: Final = {BANK: "agribank", POST: "buudien", TELECOM: "viettel"}


def appointed(*, places: dict[str, str], on: datetime.date, at: datetime.datetime, by: str = "admin") -> Cast:
    """Appoint four officers for each place and two clerks for each provider.

    `places` gives for each organisation code ('*': everywhere) the end of its officers' usernames.
    """
    offices = {}
    for number, (code, slug) in enumerate(places.items(), 1):
        for rank, (given, full_name, title, role) in enumerate(_OFFICE_NAMES, 1):
            access.appoint(
                username=f"{given}.{slug}",
                full_name=full_name,
                title=title,
                person_key=f"CB{number:03d}{rank}",
                role=role,
                organisation_code=code,
                valid_from=on,
                by=by,
                at=at,
            )
        offices[code] = Officers(*(f"{given}.{slug}" for given, *_ in _OFFICE_NAMES))
    clerks = {}
    for number, (provider_code, slug) in enumerate(_PROVIDER_SLUGS.items(), 1):
        for rank, (given, full_name, title, role) in enumerate(_CLERK_NAMES, 1):
            access.appoint(
                username=f"{given}.{slug}",
                full_name=full_name,
                title=title,
                person_key=f"DV{number:03d}{rank}",
                role=role,
                organisation_code="*",
                provider_code=provider_code,
                valid_from=on,
                by=by,
                at=at,
            )
        clerks[provider_code] = Clerks(*(f"{given}.{slug}" for given, *_ in _CLERK_NAMES))
    return Cast(offices, clerks)


# username, full name, title, role, organisation
_WATCHERS: Final = (
    ("ngoc.so", "Huỳnh Thị Bích Ngọc", "Chuyên viên Phòng Người có công", "dolisa_officer", "SO-49"),
    ("phuc.so", "Nguyễn Văn Phúc", "Phó Giám đốc Sở", "dolisa_approver", "SO-49"),
    ("yen.aihung", "Trần Thị Yên", "Công chức văn hoá – xã hội", "commune_officer", "PL-506"),
    ("khanh.kbnn", "Đỗ Quốc Khánh", "Giao dịch viên Kho bạc", "treasury_viewer", "SO-49"),
    ("nga.taichinh", "Bùi Thị Nga", "Chuyên viên Sở Tài chính", "finance_viewer", "SO-49"),
    ("ha.mttq", "Phan Thị Hà", "Uỷ viên Mặt trận Tổ quốc", "supervisor", "PL-506"),
)


def watched(*, on: datetime.date, at: datetime.datetime, by: str = "admin") -> tuple[str, ...]:
    """Appoint those who look on, and those who keep the province's affairs; return their usernames."""
    for rank, (username, full_name, title, role, organisation_code) in enumerate(_WATCHERS, 1):
        access.appoint(
            username=username,
            full_name=full_name,
            title=title,
            person_key=f"GS{rank:03d}",
            role=role,
            organisation_code=organisation_code,
            valid_from=on,
            by=by,
            at=at,
        )
    return tuple(username for username, *_ in _WATCHERS)


def equip(
    *,
    organisation_codes: Sequence[str],
    programmes: Sequence[str],
    year: int,
    estimate_vnd: int,
    accountants: dict[str, str],
    on: datetime.date,
    at: datetime.datetime,
    by: str,
) -> None:
    """Record agreements, advance accounts and a year's estimate for every organisation × programme."""
    agreements, accounts = [], []
    for code in organisation_codes:
        for programme in programmes:
            for provider_code, channels in CHANNELS.items():
                agreements.append(
                    providers.NewAgreement(
                        provider_code=provider_code,
                        organisation_code=code,
                        programme_code=programme,
                        channels=channels,
                        valid_from=on,
                        document_no=f"{programme.upper()}-{code}/TT-CTKDTM",
                        document_date=on,
                    )
                )
                accounts.append(
                    providers.NewAdvanceAccount(
                        provider_code=provider_code,
                        organisation_code=code,
                        programme_code=programme,
                        bin=_BINS[provider_code],
                        account_no=account_no(code, programme, provider_code),
                        holder_name=_HOLDERS[provider_code],
                        valid_from=on,
                    )
                )
    providers.record_agreements(agreements=agreements, by=by, at=at)
    providers.record_advance_accounts(accounts=accounts, by=by, at=at)
    for code in organisation_codes:
        for programme in programmes:
            for source_code in SOURCES[programme]:
                treasury.record_estimate(
                    organisation_code=code,
                    programme=programme,
                    source_code=source_code,
                    year=year,
                    amount_vnd=estimate_vnd,
                    document_no=f"{year}/QĐ-UBND-{programme.upper()}",
                    document_date=datetime.date(year - 1, 12, 20),
                    by=accountants.get(code) or accountants["*"],
                    at=at,
                )


def account_no(organisation_code: str, programme: str, provider_code: str) -> str:
    """Make the number of an advance account: the same for the same parties, 8 to 19 characters."""
    place = "".join(each for each in organisation_code if each.isalnum())
    return f"{_PREFIXES[provider_code]}00{'1' if programme == 'ncc' else '2'}{place}".upper()
