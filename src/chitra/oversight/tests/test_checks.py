"""Every check is empty in health, and every check can fail: it sees the breach that it is made for."""

import dataclasses

from django.db import connections

from chitra.delivery.tests import builders as d
from chitra.oversight import queries
from chitra.payouts.tests import builders as b
from chitra.settlement.tests import builders as s

ONE = "(SELECT min(id) FROM {})"


@dataclasses.dataclass(frozen=True)
class Breach:
    """What somebody with the owner's rights could do, and which checks see it: the first is the one it is made for."""

    seen_by: str
    deed: str


def drop(table: str, constraint: str) -> str:
    return f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {constraint} CASCADE; DROP INDEX IF EXISTS {constraint};"


def copied(table: str, where: str = "true", **changes: str) -> str:
    """Insert a copy of a table's first row, with a new id and some columns changed."""
    changed = "".join(f", '{column}', {value}" for column, value in changes.items())
    return (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(t)"
        f" || jsonb_build_object('id', m.id + 1{changed}))).*"
        f" FROM (SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1) AS t, (SELECT max(id) AS id FROM "
        f"{table}) AS m;"
    )


def first(table: str, change: str, where: str = "true") -> str:
    return f"UPDATE {table} SET {change} WHERE id = (SELECT min(id) FROM {table} WHERE {where});"


BREACHES = (
    Breach("I01 I04", first("ledger_posting", "amount_vnd = amount_vnd + 1")),
    Breach("I02 I04 I08", first("ledger_account", "balance_vnd = balance_vnd + 1", "kind = 'PAID'")),
    Breach(
        "I03 I02 I04",
        drop("ledger_account", "ledger_account_keeps_its_side")
        + first("ledger_account", "balance_vnd = -1", "kind = 'HELD'"),
    ),
    Breach("I04", first("ledger_account", "balance_vnd = balance_vnd + 1", "kind = 'FEE'")),
    Breach("I05 I06 I33", first("payouts_payment", "gross_vnd = 99999999, deduction_vnd = 1, amount_vnd = 99999998")),
    Breach("I06 I07 I28", first("delivery_instruction", "amount_vnd = amount_vnd + 1")),
    Breach("I07", first("delivery_batch", "instruction_count = instruction_count + 1")),
    Breach("I07", first("delivery_batchfile", "total_vnd = total_vnd - 1")),
    Breach("I08 I02 I04 I51", first("ledger_account", "balance_vnd = balance_vnd + 5", "kind = 'CARRIED_OUT'")),
    Breach(
        "I09 I04",
        "UPDATE ledger_posting SET account_id = (SELECT id FROM ledger_account WHERE kind = 'FEE') WHERE id ="
        " (SELECT p.id FROM ledger_posting AS p JOIN ledger_account AS a ON a.id = p.account_id WHERE a.kind = "
        "'PAID' LIMIT 1);",
    ),
    Breach("I10 I44", "ALTER TABLE ledger_posting DISABLE TRIGGER USER;"),
    Breach(
        "I11",
        "UPDATE ledger_journal SET reverses_id = (SELECT max(id) FROM ledger_journal) WHERE id = "
        + ONE.format("ledger_journal")
        + ";",
    ),
    Breach("I12", first("delivery_outcome", "evidence_line = NULL")),
    Breach(
        "I13 I20 I12 I21 I14 I33",
        drop("payouts_cover", "payouts_cover_is_paid_once")
        + "UPDATE payouts_cover SET entitlement_id = x.entitlement_id FROM (SELECT c.entitlement_id FROM "
        "payouts_cover AS c"
        " JOIN payouts_payment AS p ON p.id = c.payment_id WHERE p.person_name = 'Bà Hai') AS x"
        " WHERE payment_id = (SELECT id FROM payouts_payment WHERE person_name = 'Anh Bảy');"
        "UPDATE payouts_payment SET entitlement_id = (SELECT entitlement_id FROM payouts_payment WHERE "
        "person_name = 'Bà Hai')"
        " WHERE person_name = 'Anh Bảy';",
    ),
    Breach(
        "I14 I33",
        drop("payouts_cover", "payouts_cover_is_paid_once") + copied("payouts_cover"),
    ),
    Breach(
        "I15 I33 I36",
        "UPDATE programmes_programme SET adds_up = false; UPDATE payouts_payment SET person_id ="
        " (SELECT person_id FROM payouts_payment WHERE person_name = 'Bà Hai') WHERE person_name = 'Anh Bảy';",
    ),
    Breach("I16", first("delivery_instruction", "attempt = 2")),
    Breach("I17", first("delivery_instruction", "reference = 'CT00000000000000'")),
    Breach("I18", drop("rosters_submission", "rosters_submission_is_once") + copied("rosters_submission")),
    Breach("I19 I25", drop("rosters_roster", "rosters_roster_key_is_unique") + copied("rosters_roster")),
    Breach(
        "I20 I21 I12",
        drop("delivery_outcome", "delivery_outcome_follows_in_order") + copied("delivery_outcome"),
    ),
    Breach("I21", first("delivery_outcome", "seq = 2")),
    Breach("I22", first("reconciliation_line", "outcome = 'unknown'", "status = 'received'")),
    Breach("I25", first("rosters_roster", "accepted_count = accepted_count + 1")),
    Breach("I26 I12", first("reconciliation_match", "instruction_id = (SELECT max(id) FROM delivery_instruction)")),
    Breach(
        "I27",
        drop("reconciliation_match", "reconciliation_match_is_once_each_way")
        + drop("reconciliation_match", "reconciliation_match_line_id_key")
        + copied("reconciliation_match"),
    ),
    Breach("I28", first("reconciliation_match", "amount_vnd = 1")),
    Breach(
        "I29",
        copied("reconciliation_line", "outcome = 'applied' AND instruction_id IS NOT NULL", line_no="999"),
    ),
    Breach("I30", first("reconciliation_answer", "closing_vnd = closing_vnd + 1", "kind = 'camt053'")),
    Breach(
        "I31 I12 I22",
        first("reconciliation_line", "outcome = 'known'", "outcome = 'applied' AND status = 'paid' AND amount_vnd < 0"),
    ),
    Breach(
        "I32 I34",
        drop("payouts_signature", "payouts_signature_nobody_signs_two_stages")
        + "UPDATE payouts_signature SET officer_id = (SELECT officer_id FROM payouts_signature WHERE stage = "
        "'submitted')"
        " WHERE stage = 'approved';",
    ),
    Breach("I33 I36", first("payouts_payment", "payee_name = 'Kẻ gian'")),
    Breach("I34", "UPDATE access_mandate SET valid_from = '2024-01-01' WHERE role = 'releaser';"),
    Breach("I36 I33", "UPDATE delivery_instruction SET payee_account = '999' WHERE channel = 'bank';"),
    Breach("I37", "UPDATE enrolment_authorisation SET valid_until = '2023-09-02';"),
    Breach(
        "I38",
        "UPDATE beneficiaries_person SET died_month = '2023-07-01' WHERE full_name = 'Bà Hai';"
        "INSERT INTO beneficiaries_deathreport SELECT (jsonb_populate_record(NULL::beneficiaries_deathreport, "
        "jsonb_build_object("
        "'id', 1, 'person_id', (SELECT id FROM beneficiaries_person WHERE full_name = 'Bà Hai'), 'at', "
        "'2023-08-01T00:00:00+07',"
        " 'by', 'lan', 'died_month', '2023-07-01', 'source', 'list', 'document', ''))).*;",
    ),
    Breach("I44", "ALTER TABLE payouts_hold DISABLE TRIGGER USER;"),
    Breach("I45", "UPDATE payouts_signature SET revoked_at = at WHERE stage = 'released';"),
    Breach("I47", first("ledger_journal", "by = 'nobody'")),
    Breach("I48", "UPDATE rosters_original SET bytes = bytes || 'x'::bytea WHERE file_name LIKE 'camt%';"),
    Breach("I50 I07 I06", "DELETE FROM delivery_instruction WHERE channel = 'bank';"),
    Breach("I51", first("settlement_settlement", "carried_vnd = carried_vnd + 1, opening_vnd = opening_vnd + 1")),
    Breach("I52", first("payouts_payment", "row_id = -1")),
    Breach("I52", first("delivery_instruction", "organisation_id = -1")),
    Breach("I52", first("beneficiaries_entitlement", "recipient_id = -1")),
    Breach("I52", first("beneficiaries_person", "organisation_id = -1")),
    Breach("I52", "INSERT INTO beneficiaries_sourcecode (issuer, code, person_id) VALUES ('btxh:PL-506', '1', -1);"),
    Breach("I52 I36", first("delivery_instruction", "person_id = -1")),
)


def broken(cursor, period_id):
    found = set()
    for check in queries.checks():
        cursor.execute(check.statement, {"period_id": period_id})
        if cursor.fetchall():
            found.add(check.name.split("_", 1)[0])
    return found


def seen(breach, period_id):
    """Do the breach with every trigger asleep, look, and take it back; a scoped look sees no more than a whole one."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(breach.deed)
            whole, scoped = broken(cursor, None), broken(cursor, period_id)
        finally:
            cursor.execute("ROLLBACK")
    assert scoped <= whole, (breach, scoped, whole)
    return whole, scoped


def test_each_check_sees_its_breach(committed_office, tmp_path):
    s.settled(tmp_path)
    period_id = b.period_id()
    with connections["owner"].cursor() as cursor:
        assert broken(cursor, None) == broken(cursor, period_id) == set()
    against = {}
    for breach in BREACHES:
        whole, _ = seen(breach, period_id)
        expected = breach.seen_by.split()
        if expected[0] not in whole or not whole <= set(expected):
            against[breach.seen_by] = sorted(whole)
    assert against == {}
    tried = {breach.seen_by.split()[0] for breach in BREACHES}
    assert {check.name.split("_", 1)[0] for check in queries.checks()} == tried


def test_a_whole_look_says_what_the_command_line_prints(committed_office, tmp_path):
    s.closed(tmp_path)
    verified = queries.verified()
    assert verified.is_ok
    assert verified.chain_count >= 2
    assert verified.entry_count > 10
    assert verified.broken_entries == 0


def test_a_release_asks_the_checks_first(committed_office):
    d.listed()
    d.funded()
    d.release(checks=queries.broken)
