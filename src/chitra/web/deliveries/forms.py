"""What an officer types about batches: which to see, and in which format to prepare them."""

from collections.abc import Sequence
from typing import Any

from django import forms as django
from django.utils.translation import gettext_lazy as _

from chitra.kernel import period, words
from chitra.web import forms, pages


class MonthField(django.CharField):
    """A month as offices write it, 09/2023; a browser's own month picker writes 2023-09."""

    def clean(self, value: Any) -> period.Period | None:
        written = str(super().clean(value)).strip()
        if not written:
            return None
        parts = written.split("/")
        try:
            return period.Period.parse(f"{parts[1]}-{parts[0]:0>2}" if len(parts) == 2 else written)
        except ValueError as unreadable:
            raise django.ValidationError(_("Ghi kỳ theo dạng 09/2023.")) from unreadable


class Filter(forms.Form):
    """Which batches to see."""

    month = MonthField(label=_("Kỳ chi trả"), required=False, widget=django.TextInput(attrs={"placeholder": "09/2023"}))
    provider = django.ChoiceField(label=_("Đơn vị chi trả"), required=False)

    def __init__(self, *args: Any, providers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["provider"]
        assert isinstance(choices, django.ChoiceField)
        choices.choices = [("", _("Tất cả")), *providers]
        if not providers:
            del self.fields["provider"]


class Prepare(forms.Form):
    """In which format to prepare a provider's files of a month."""

    format = django.ChoiceField(label=_("Định dạng tệp"), widget=django.RadioSelect)

    def __init__(self, *args: Any, formats: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["format"]
        assert isinstance(choices, django.ChoiceField)
        choices.choices = [(each, words.said(each, pages.language())) for each in formats]
        choices.initial = formats[0]
