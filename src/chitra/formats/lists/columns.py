"""The columns of a list's rows and findings, as they leave the reader: PostgreSQL COPY text, in this order.

Money is whole đồng, NULL where the list says nothing. Rows that are not data have only `row_number`, `row_kind`,
`outcome` and `raw`.
"""

_ROW = (
    ("row_number", "integer"),  # as Excel counts
    ("row_kind", "text"),  # data, title, header, number, group, subtotal, total, words, signature, note
    ("outcome", "text"),  # accepted, held, refused; ignored for every row that is not data
    ("reasons", "text[]"),  # codes of the findings that hold or refuse the row, sorted
    ("stt", "integer"),
    ("source_code", "text"),  # Mã đối tượng, Số hồ sơ
    ("full_name", "text"),  # NFC, without honorific and notes
    ("match_name", "text"),  # NGUYEN VAN PHUOC
    ("sort_key", "text"),  # given name first, Vietnamese alphabet; sorts by code point
    ("name_flags", "text[]"),  # deceased, guardian, authorised, relative, honorific
    ("name_note", "text"),  # what was split off the name, as written
    ("sex", "text"),  # male, female: from the column of birth filled, the column of sex, or the citizen card
    ("birth_year", "smallint"),
    ("birth_month", "smallint"),
    ("birth_day", "smallint"),
    ("birth_is_estimated", "boolean"),
    ("birth_raw", "text"),
    ("cccd", "text"),  # 12 digits, possible
    ("cmnd", "text"),  # 9 digits
    ("phone", "text"),
    ("hamlet", "text"),  # its own column, or else the group row above
    ("commune_text", "text"),  # its own column, the group row above, the sheet's name, the title; never guessed
    ("category_text", "text"),  # its own column, or else the sheet's category
    ("coefficient_milli", "integer"),  # 1.5 is 1500
    ("injury_pct", "smallint"),
    ("allowance_vnd", "bigint"),
    ("supplement_vnd", "bigint"),
    ("caregiver_vnd", "bigint"),
    ("arrears_months", "smallint"),
    ("arrears_vnd", "bigint"),
    ("carried_vnd", "bigint"),
    ("funeral_vnd", "bigint"),
    ("one_time_vnd", "bigint"),
    ("recovery_vnd", "bigint"),
    ("total_vnd", "bigint"),
    ("proxy_name", "text"),
    ("proxy_match_name", "text"),
    ("proxy_cccd", "text"),
    ("account_no", "text"),  # NULL with ACC_FORMAT in `reasons` when it cannot be an account
    ("bank_text", "text"),
    ("bank_key", "text"),  # bank_text in capitals without accents, to join with aliases
    ("method_text", "text"),  # Hình thức
    ("relation", "text"),
    ("related_name", "text"),  # Họ tên liệt sĩ/NCC
    ("note", "text"),
    ("reason", "text"),  # Lý do tăng, giảm, điều chỉnh
    ("decision_no", "text"),
    ("decision_date", "date"),
    ("event_date", "date"),  # Ngày chết/chuyển đi
    ("from_month", "date"),  # first day of the month from which the change counts
    ("old_vnd", "bigint"),
    ("new_vnd", "bigint"),
    ("diff_vnd", "bigint"),  # new − old, may be negative
    ("raw", "text"),  # the cells as displayed, joined by tabs
)

COLUMNS: tuple[str, ...] = tuple(name for name, _ in _ROW)
SQL_TYPES: dict[str, str] = dict(_ROW)

_FINDING = (
    ("row_number", "integer"),
    ("column_letter", "text"),  # NULL when the finding is about the whole row or sheet
    ("code", "text"),
    ("severity", "text"),  # block, warn, info
    ("value", "text"),  # what stands in the cell
    ("expected", "text"),  # what it was read as, or what should stand there
)

FINDING_COLUMNS: tuple[str, ...] = tuple(name for name, _ in _FINDING)
FINDING_SQL_TYPES: dict[str, str] = dict(_FINDING)

# Texts that stand for something whose key or code others know; a list spells few of them, however many rows it has.
SPELT = ("commune_text", "category_text", "relation", "bank_text")

COMPONENTS = (
    "allowance_vnd",
    "supplement_vnd",
    "caregiver_vnd",
    "arrears_vnd",
    "carried_vnd",
    "funeral_vnd",
    "one_time_vnd",
)
MONEY = (*COMPONENTS, "recovery_vnd", "total_vnd")
CHANGE_MONEY = ("old_vnd", "new_vnd", "diff_vnd")

# What makes two lists the same content, whatever their format, order, numbering and file name.
CONTENT = tuple(
    name
    for name in COLUMNS
    if name
    not in {
        "row_number",
        "row_kind",
        "outcome",
        "reasons",
        "stt",
        "match_name",
        "sort_key",
        "bank_key",
        "proxy_match_name",
        "birth_raw",
        "raw",
    }
)
