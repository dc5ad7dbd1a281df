"""A form that is sent twice is one deed; a page that looks cannot write; a form without its key does nothing."""

import threading
import uuid

import pytest
from django.db import connection, connections, utils
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.config import clock
from chitra.kernel import errors
from chitra.web import gate
from chitra.web.tests import builders

CHAIN = "PL-506"
gathered = threading.Barrier(2)


@gate.own
def deed(request, visitor):
    """Do something that leaves a trace, as a deed does."""
    if request.POST.get("wrong"):
        return HttpResponse("typed wrong", status=422)
    audit.record(
        chain=CHAIN, at=clock.now(), by=visitor.by, deed="tried", object_kind="form", object_id="1", facts={"n": 1}
    )
    if request.POST.get("refused"):
        raise errors.StateForbids("E-WEB-TASK-UNKNOWN", task=1)
    return redirect("/told/")


@gate.own
def writing(request, visitor):
    """Write where one only looks."""
    audit.record(chain=CHAIN, at=clock.now(), by=visitor.by, deed="tried", object_kind="form", object_id="1", facts={})
    return HttpResponse("written")


urlpatterns = [path("deed/", deed), path("writing/", writing), path("", include("chitra.web.urls"))]
pytestmark = pytest.mark.urls(__name__)


def done() -> int:
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE deed = 'tried'")
        return int(cursor.fetchone()[0])


def test_the_same_form_sent_twice_leads_to_where_it_led_first(office_db):
    browser, key = builders.signed_in("lan.dailoc"), str(uuid.uuid4())
    first = builders.sent(browser, "/deed/", once=key)
    second = builders.sent(browser, "/deed/", once=key)
    assert (first["Location"], second["Location"]) == ("/told/", "/told/")
    assert done() == 1


def test_two_clicks_at_once_do_one_deed(office_db):
    key, answers = str(uuid.uuid4()), []
    browsers = [builders.signed_in("lan.dailoc") for _ in range(2)]

    def clicked(browser):
        gathered.wait()
        answers.append(builders.sent(browser, "/deed/", once=key).status_code)
        connections.close_all()

    threads = [threading.Thread(target=clicked, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302, 302]
    assert done() == 1


def test_a_form_that_was_typed_wrong_may_be_sent_again(office_db):
    browser, key = builders.signed_in("lan.dailoc"), str(uuid.uuid4())
    assert builders.sent(browser, "/deed/", {"wrong": "1"}, once=key).status_code == 422
    assert builders.sent(browser, "/deed/", once=key).status_code == 302
    assert done() == 1


def test_a_refused_deed_leaves_nothing_and_may_be_sent_again(office_db):
    browser, key = builders.signed_in("lan.dailoc"), str(uuid.uuid4())
    assert builders.sent(browser, "/deed/", {"refused": "1"}, once=key).status_code == 409
    assert done() == 0
    assert builders.sent(browser, "/deed/", once=key).status_code == 302
    assert done() == 1


def test_another_officer_learns_nothing_from_a_stolen_key(office_db):
    key = str(uuid.uuid4())
    builders.sent(builders.signed_in("lan.dailoc"), "/deed/", once=key)
    assert builders.sent(builders.signed_in("minh.dailoc"), "/deed/", once=key)["Location"] == "/deed/"
    assert done() == 1


def test_a_form_without_its_key_is_refused(office_db):
    answer = builders.signed_in("lan.dailoc").post("/deed/")
    assert answer.status_code == 409
    assert "E-WEB-FORM-STALE" in answer.content.decode()
    assert done() == 0


def test_a_page_that_looks_cannot_write(office_db):
    with pytest.raises(utils.InternalError, match="read-only"):
        builders.signed_in("lan.dailoc").get("/writing/")
    assert done() == 0
