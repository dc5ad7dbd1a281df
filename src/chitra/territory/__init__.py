"""Know which unit a place was on any day, which office answered for it, and who took over from whom.

Units are keyed by (code, valid_from), for codes are used again: 20410 was Phường Sơn Phong and became Phường Hội An.
Organisations are apart from units, and their codes are never used again. Nothing is rewritten when borders move: rows
close, rows open, successions join them. `until` is always exclusive, and accents are part of a name: Tam Dân is not
Tam Đàn.
"""
