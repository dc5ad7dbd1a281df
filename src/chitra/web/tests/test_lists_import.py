"""The import wizard, from the file to the stored list, as the officer goes through it."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import utils as test_utils
from django.urls import reverse

from chitra.access import operations as access
from chitra.access import queries as officers
from chitra.audit import queries as journal
from chitra.ledger import queries as ledger
from chitra.rosters import queries
from chitra.web import tasks
from chitra.web.tests import builders

MOST_QUERIES = 22


def november(folder):
    """Write a November list: October's, where one is new for one who is gone, and a card has a digit too many."""
    path = max(folder.rglob("2023-10/PL-506/DanhSachChiTra*.xlsx"), key=lambda each: each.stat().st_size)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=6):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("Tháng 10", "Tháng 11")
    sheet = book.worksheets[0]
    people = [row for row in sheet.iter_rows(min_row=9) if isinstance(row[0].value, int)]
    new, wrong = people[0], people[1]
    new[1].value, new[2].value, new[5].value = "QN999999", "Nguyễn Thị Mới", "049195744317"
    wrong[2].value, wrong[5].value = "Trần Thị Nhầm", "0491957443189"
    wrong[1].value = "QN999998"
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("DanhSachChiTra_T11_2023.xlsx", target.getvalue()), wrong[0].row


@pytest.fixture
def lan(office_db):
    return builders.signed_in("lan.dailoc")


def sent(client, address, fields=None):
    return builders.sent(client, address, dict(fields or {}))


def draft_of(answer):
    return int(answer["Location"].rstrip("/").split("/")[-2])


def draft(draft_id):
    with access.system_scope():
        return queries.draft(draft_id)


def begun(lan, file):
    answer = sent(lan, reverse("import"), {"files": file})
    assert answer.status_code == 302, answer.content.decode()
    return draft_of(answer)


def to_check(lan, draft_id):
    """Take what was found, as an officer who agrees."""
    found = draft(draft_id)
    sheets: dict[str, object] = {}
    for number, sheet in enumerate(found.sheets):
        told = found.decisions[sheet.name]
        sheets |= {f"sheet{number}-header_row": told.header_row, f"sheet{number}-header_rows": told.header_rows}
        if told.is_read:
            sheets[f"sheet{number}-is_read"] = "on"
    assert sent(lan, reverse("import_sheets", args=[draft_id]), sheets).status_code == 302
    page = lan.get(reverse("import_columns", args=[draft_id]))
    columns: dict[str, object] = {}
    for group in page.context["groups"]:
        form = group["form"]
        columns |= {f"{form.prefix}-{name}": value for name, value in form.initial.items()}
        columns[f"{form.prefix}-confirmed"] = "on"
    answer = sent(lan, reverse("import_columns", args=[draft_id]), columns)
    assert answer.status_code == 302, answer.content.decode()


def done(answer):
    """Do a task as the worker would, and go where it leads."""
    task_id = int(answer["Location"].rstrip("/").split("/")[-1])
    tasks.run(task_id=task_id)
    officer = officers.officer("lan.dailoc")
    assert officer is not None
    task = tasks.task(task_id, officer_id=officer.id)
    assert task.status == "done", (task.refusal_code, task.refusal_fields)
    return task.outcome


def checked(lan, draft_id):
    return done(sent(lan, reverse("import_check", args=[draft_id])))


def test_a_list_goes_from_the_file_to_the_month(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    compared = lan.get(reverse("import_compare", args=[draft_id])).content.decode()
    assert "Nguyễn Thị Mới" in compared
    outcome = done(sent(lan, reverse("import_compare", args=[draft_id])))
    page = lan.get(outcome)
    assert page.status_code == 200
    assert file.name in page.content.decode()
    assert draft(draft_id).state == "stored"


def test_every_step_opens_with_few_queries_whatever_the_number_of_rows(lan, played):
    file, row_number = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    for name, more in (
        ("import_sheets", []),
        ("import_columns", []),
        ("import_check", []),
        ("import_row", [0, row_number]),
        ("import_compare", []),
    ):
        with test_utils.CaptureQueriesContext(connection) as asked:
            assert lan.get(reverse(name, args=[draft_id, *more])).status_code == 200
        assert len(asked) <= MOST_QUERIES, (name, len(asked))


def test_an_import_goes_on_where_it_was_left(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    again = builders.signed_in("lan.dailoc")
    assert file.name in again.get(reverse("import")).content.decode()
    assert again.get(reverse("import_draft", args=[draft_id]))["Location"] == reverse("import_sheets", args=[draft_id])
    assert again.get(reverse("import_columns", args=[draft_id])).status_code == 302


def test_money_and_identity_are_confirmed_on_purpose(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    found = draft(draft_id)
    sheets: dict[str, object] = {f"sheet{number}-header_rows": 1 for number in range(len(found.sheets))}
    told = found.decisions[found.sheets[0].name]
    sheets |= {"sheet0-is_read": "on", "sheet0-header_row": told.header_row, "sheet0-header_rows": told.header_rows}
    sent(lan, reverse("import_sheets", args=[draft_id]), sheets)
    form = lan.get(reverse("import_columns", args=[draft_id])).context["groups"][0]["form"]
    columns = {f"{form.prefix}-{name}": value for name, value in form.initial.items()}
    answer = sent(lan, reverse("import_columns", args=[draft_id]), columns)
    assert answer.status_code == 422
    assert draft(draft_id).state == "columns"


def test_a_cell_is_corrected_in_place_and_the_hidden_number_shown_on_record(lan, played):
    file, row_number = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    address = reverse("import_row", args=[draft_id, 0, row_number])
    page = lan.get(address)
    assert "0491957443189" not in page.content.decode()
    shown = sent(lan, address, {"show": "1"})
    assert "0491957443189" in shown.content.decode()
    card = next(name for name, field in page.context["form"].fields.items() if "CCCD" in str(field.label))
    typed = {name: field.initial or "" for name, field in page.context["form"].fields.items()}
    answer = sent(lan, address, {**typed, card: "049195744318", "reason": "theo CCCD bản chụp"})
    assert answer.status_code == 302, answer.content.decode()
    assert lan.get(reverse("import_compare", args=[draft_id])).status_code == 302
    before = next(tab["standing"].count for tab in lan.get(reverse("import_check", args=[draft_id])).context["tabs"])
    checked(lan, draft_id)
    after = next(tab["standing"].count for tab in lan.get(reverse("import_check", args=[draft_id])).context["tabs"])
    assert after < before
    with access.system_scope():
        deeds = [entry.deed for entry in journal.entries("PL-506")]
    assert {"unmask", "correct"} <= set(deeds)


def test_bad_rows_go_out_and_come_back_corrected(lan, played):
    file, row_number = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    given = sent(lan, reverse("import_bad_rows", args=[draft_id]))
    book = openpyxl.load_workbook(io.BytesIO(given.content))
    sheet = book.worksheets[0]
    assert sheet.cell(1, sheet.max_column).value == "Lỗi"
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "0491957443189":
                assert row[0].value == row_number
                cell.value = "049195744318"
    target = io.BytesIO()
    book.save(target)
    back = {"file": SimpleUploadedFile("dong-loi.xlsx", target.getvalue())}
    answer = sent(lan, reverse("import_back", args=[draft_id]), back)
    assert answer.status_code == 302, answer.content.decode()
    with access.system_scope():
        (correction,) = queries.corrections(draft_id)
    assert (correction.was, correction.became) == ("0491957443189", "049195744318")


def test_a_row_is_taken_out_by_name_and_stays_out(lan, played):
    file, row_number = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    told = {"row": [f"0:{row_number}"], "reason": "chưa rõ CCCD"}
    assert sent(lan, reverse("import_exclude", args=[draft_id]), told).status_code == 302
    outcome = done(sent(lan, reverse("import_compare", args=[draft_id])))
    page = lan.get(outcome)
    listed = next(each["list"] for each in page.context["lists"] if each["list"].kind == "monthly")
    rows = lan.get(
        reverse("list", kwargs={**page.context["month"].address, "list_id": listed.id}) + "?outcome=excluded"
    )
    assert "Trần Thị Nhầm" in rows.content.decode()


def test_another_content_is_stored_only_when_replacing_is_chosen(lan, played):
    for name in ("a.xlsx", "b.xlsx"):
        file, row_number = november(played[1])
        file.name = name
        draft_id = begun(lan, file)
        to_check(lan, draft_id)
        checked(lan, draft_id)
        if name == "a.xlsx":
            done(sent(lan, reverse("import_compare", args=[draft_id])))
            continue
        address = reverse("import_row", args=[draft_id, 0, row_number])
        form = lan.get(address).context["form"]
        name_cell = next(each for each, field in form.fields.items() if "Họ và tên" in str(field.label))
        typed = {each: field.initial or "" for each, field in form.fields.items()}
        sent(lan, address, {**typed, name_cell: "Trần Thị Nhẫm", "reason": "sai dấu"})
        checked(lan, draft_id)
        assert sent(lan, reverse("import_compare", args=[draft_id])).status_code == 422
        done(sent(lan, reverse("import_compare", args=[draft_id]), {"replace": "on"}))


def test_a_stored_list_is_opened_again_to_be_corrected(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    to_check(lan, draft_id)
    checked(lan, draft_id)
    done(sent(lan, reverse("import_compare", args=[draft_id])))
    with access.system_scope():
        period = ledger.period(organisation_code="PL-506", programme_code="btxh", month=draft(draft_id).month)
        assert period is not None
        listed = queries.lists_of_month(period.id)[0]
    address = reverse(
        "list_reopen",
        kwargs={"org": "PL-506", "programme": "btxh", "period": draft(draft_id).period, "list_id": listed.id},
    )
    answer = sent(lan, address)
    assert answer.status_code == 302
    again = int(answer["Location"].rstrip("/").split("/")[-1])
    assert draft(again).state == "check"


@pytest.mark.parametrize("username", ["minh.dailoc", "tuan.agribank", "admin"])
def test_nobody_else_imports(office_db, played, username):
    file, _row = november(played[1])
    assert sent(builders.signed_in(username), reverse("import"), {"files": file}).status_code == 403


def test_an_officer_of_another_office_sees_no_draft(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    other = builders.signed_in("lan.hoian")
    for name in ("import_draft", "import_sheets", "import_columns", "import_check", "import_compare", "import_drop"):
        assert other.get(reverse(name, args=[draft_id])).status_code == 422
    assert sent(other, reverse("import"), {"files": november(played[1])[0]}).status_code == 403


def test_a_file_that_is_no_list_is_refused_on_the_form(lan):
    answer = sent(lan, reverse("import"), {"files": SimpleUploadedFile("x.xlsx", b"%PDF-1.4 none")})
    assert answer.status_code == 422
    assert "E-FILE-FORMAT" in answer.content.decode()


def test_an_import_that_is_given_up_leaves_the_month_alone(lan, played):
    file, _row = november(played[1])
    draft_id = begun(lan, file)
    assert sent(lan, reverse("import_drop", args=[draft_id])).status_code == 302
    assert draft(draft_id).state == "dropped"
    assert lan.get(reverse("import_draft", args=[draft_id])).status_code == 302
