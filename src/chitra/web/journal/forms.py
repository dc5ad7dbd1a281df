"""Which entries of the journal are shown."""

from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from chitra.web import forms
from chitra.web.journal import words

_PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class Filters(forms.Form):
    """A chain and what to look for in it."""

    chain = fields.ChoiceField(label=_("Sổ"), required=False)
    by = fields.CharField(
        label=_("Cán bộ"), required=False, max_length=60, widget=fields.TextInput(attrs={**_PLAIN, "size": 14})
    )
    deed = fields.ChoiceField(label=_("Việc"), required=False)
    kind = fields.ChoiceField(label=_("Loại đối tượng"), required=False)
    number = fields.CharField(
        label=_("Số đối tượng"), required=False, max_length=80, widget=fields.TextInput(attrs={**_PLAIN, "size": 10})
    )
    since = forms.DayField(label=_("Từ ngày"), required=False)
    last_day = forms.DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, chains: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("tất cả"))
        by_name = sorted(words.DEEDS.items(), key=lambda deed: str(deed[1]).casefold())
        self.fields["chain"].choices = chains  # type: ignore[attr-defined]
        self.fields["deed"].choices = [every, *by_name]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [every, *words.OBJECTS.items()]  # type: ignore[attr-defined]
