"""The catalogue of rules about many rows: what each finds, how grave it is, what it holds, and which law says so.

Each rule is one statement, `sql/checks/<code>.sql`, that returns (roster_id, row_id, severity, field, value, expected)
for the lists in `roster_ids`. Rules about one cell are the reader's (chitra.formats.lists.findings).
"""

import dataclasses
from typing import Literal

Severity = Literal["block", "warn", "info"]
Moment = Literal["import", "check"]
Holds = Literal["row", "allowance", "arrears", "caregiver", "carried", ""]

IMPORT: Moment = "import"
CHECK: Moment = "check"
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "info")


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A blocking finding holds its row or a component of it; else it blocks the approval.

    Rules of the moment `import` speak as soon as a file comes in, and all of them again whenever a period is checked.
    """

    code: str
    holds: Holds
    moments: frozenset[Moment]
    legal_basis: str


_AT_ONCE: frozenset[Moment] = frozenset({"import", "check"})
_LATER: frozenset[Moment] = frozenset({"check"})

_LISTS = "NĐ 20/2021/NĐ-CP Đ34; TT 44/2022/TT-BTC Đ8"
_ACCOUNTS = "Kế hoạch III.2c, III.4a"
_RATES = "NĐ 20/2021/NĐ-CP Đ4, Đ6; NĐ 75/2021/NĐ-CP Đ3"

CATALOGUE: tuple[Rule, ...] = (
    Rule("ACC_SHARED", "row", _AT_ONCE, _ACCOUNTS),
    Rule("AGE_RULE", "", _AT_ONCE, "NĐ 20/2021/NĐ-CP Đ5, Đ8"),
    Rule("AGENT_MANY", "row", _AT_ONCE, _ACCOUNTS),
    Rule("ARREARS_MISMATCH", "arrears", _AT_ONCE, "TT 44/2022/TT-BTC Đ15; NĐ 55/2023/NĐ-CP Đ2"),
    Rule("AUTH_EXPIRED", "row", _AT_ONCE, _ACCOUNTS),
    Rule("AUTH_MISSING", "row", _AT_ONCE, _ACCOUNTS),
    Rule("BIN_WRONG", "row", _AT_ONCE, "Kế hoạch III.4a"),
    Rule("BTXH_MULTI", "row", _AT_ONCE, "NĐ 20/2021/NĐ-CP Đ6.2"),
    Rule("CAREGIVER_ORPHAN", "caregiver", _AT_ONCE, "NĐ 20/2021/NĐ-CP Đ20"),
    Rule("CATEGORY_UNKNOWN", "row", _AT_ONCE, _LISTS),
    Rule("CCCD_CHANGED", "", _AT_ONCE, "NĐ 137/2015/NĐ-CP"),
    Rule("CCCD_OF_ANOTHER", "row", _AT_ONCE, "NĐ 137/2015/NĐ-CP"),
    Rule("CODE_OF_ANOTHER", "row", _AT_ONCE, "NĐ 131/2021/NĐ-CP Đ127"),
    Rule("DECEASED", "row", _AT_ONCE, "NĐ 20/2021/NĐ-CP Đ8.2; NĐ 131/2021/NĐ-CP Đ121"),
    Rule("DUP_CCCD", "row", _AT_ONCE, _LISTS),
    Rule("DUP_PERSON", "", _AT_ONCE, _LISTS),
    Rule("METHOD_CONFLICT", "", _AT_ONCE, "Kế hoạch III.4a"),
    Rule("MOVED", "", _AT_ONCE, "NĐ 20/2021/NĐ-CP Đ8.3-8.4"),
    Rule("PERSON_PROVISIONAL", "", _AT_ONCE, _LISTS),
    Rule("RATE_MISMATCH", "row", _AT_ONCE, _RATES),
    Rule("RECOVERY_NO_DECISION", "row", _AT_ONCE, "TT 44/2022/TT-BTC Đ15.1"),
    Rule("STALE_UNIT", "row", _AT_ONCE, _LISTS),
    Rule("SUDDEN_ACC_CHANGE", "", _AT_ONCE, _ACCOUNTS),
    Rule("UNIT_UNKNOWN", "", _AT_ONCE, _LISTS),
    Rule("CARRIED_DIFFERS", "carried", _LATER, "NĐ 20/2021/NĐ-CP Đ34.5; TT 44/2022/TT-BTC Đ8.4"),
    Rule("DUP_CROSS_UNIT", "row", _LATER, "NĐ 20/2021/NĐ-CP Đ8.4"),
    Rule("E1", "", _LATER, _LISTS),
    Rule("E2", "", _LATER, _LISTS),
    Rule("LATE_DEATH", "", _LATER, "NĐ 20/2021/NĐ-CP Đ8.2; TT 44/2022/TT-BTC Đ15.1"),
    Rule("LIST_DIFF_UNEXPLAINED", "row", _LATER, "NĐ 20/2021/NĐ-CP Đ34.4"),
)

BY_CODE = {rule.code: rule for rule in CATALOGUE}
