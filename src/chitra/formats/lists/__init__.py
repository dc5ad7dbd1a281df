"""Lists of beneficiaries as offices send them: xlsx, xls, ods and csv become typed rows, findings and counts.

No row is lost: every non-empty row of a file is accepted, held, refused or ignored with its kind. No number is guessed:
what can be repaired is repaired visibly, the rest is refused at its cell. Files are read by child processes with limits
(`readers.Readers`), because a hostile workbook of 1 kB can ask for 500 GB.
"""
