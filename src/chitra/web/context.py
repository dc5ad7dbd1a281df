"""What stands around every page: who is here, where they may go, in which language."""

import dataclasses
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from chitra.web import demo, gate


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: shown to whoever may do its deed somewhere."""

    label: Any
    url_name: str
    deed: str


MENU = (
    Entry(gettext_lazy("Việc của tôi"), "work", "show"),
    Entry(gettext_lazy("Danh sách"), "lists", "look_lists"),
    Entry(gettext_lazy("Kỳ chi trả"), "months", "show"),
    Entry(gettext_lazy("Đợt chi"), "batches", "look_deliveries"),
    Entry(gettext_lazy("Đối chiếu"), "reconciliation", "answer"),
    Entry(gettext_lazy("Người hưởng"), "people", "look_people"),
    Entry(gettext_lazy("Toàn tỉnh"), "province", "look_figures"),
    Entry(gettext_lazy("Nghiệp vụ khác"), "affairs", "look_affairs"),
    Entry(gettext_lazy("Nhật ký"), "journal", "look_journal"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Describe the frame of a page: no query beyond the visitor's own."""
    visitor: gate.Visitor | None = getattr(request, "visitor", None)
    menu = [
        {"label": entry.label, "url": url, "is_here": request.path.startswith(url)}
        for entry in MENU
        if visitor is not None and visitor.may(entry.deed) and (url := _url(entry.url_name))
    ]
    return {"visitor": visitor, "menu": menu, "is_demo": demo.is_on()}


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
