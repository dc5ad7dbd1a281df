"""Forms as the kit wants them: labels above, hints, errors beside their field and once more on top."""

from typing import Any

from django import forms
from django.forms import renderers
from django.utils.translation import gettext_lazy as _

from chitra.kernel import errors, vnd
from chitra.web import pages

_CLASSES: dict[type[forms.Widget], str] = {
    forms.Select: "govuk-select",
    forms.Textarea: "govuk-textarea",
    forms.CheckboxInput: "govuk-checkboxes__input",
    forms.CheckboxSelectMultiple: "govuk-checkboxes__input",
    forms.RadioSelect: "govuk-radios__input",
    forms.FileInput: "govuk-file-upload",
    forms.TextInput: "govuk-input",
    forms.NumberInput: "govuk-input govuk-input--width-10",
    forms.PasswordInput: "govuk-input govuk-input--width-20",
    forms.DateInput: "govuk-input govuk-input--width-10",
}


_FAULTS = {
    "ambiguous": _("Có thể hiểu hai cách: hãy ghi đủ, ví dụ 1.250.000."),
    "fraction": _("Số tiền là số đồng chẵn, không có phần lẻ."),
    "large": _("Số tiền quá lớn."),
    "negative": _("Số tiền không được âm."),
    "unreadable": _("Không đọc được số tiền."),
}


class Renderer(renderers.TemplatesSetting):
    """Render every form and field with our templates."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


class Form(forms.Form):
    """A form of this office: it explains early, and holds no rule of its own."""

    required_css_class = "app-required"
    use_required_attribute = False

    def refuse(self, refusal: errors.Refusal, field: str | None = None) -> None:
        """Show a door's refusal as this form's error: what happened and what to do next."""
        told = pages.said(refusal)
        self.add_error(field, f"{told.message} {told.fix} ({refusal.code})".replace("  ", " "))


def dress(field: forms.Field) -> None:
    """Give a field's widget the classes of the kit."""
    widget = field.widget
    found = next((name for kind, name in _CLASSES.items() if type(widget) is kind), "")
    if not found:
        found = next((name for kind, name in _CLASSES.items() if isinstance(widget, kind)), "")
    if found and "class" not in widget.attrs:
        widget.attrs["class"] = found


class VndField(forms.CharField):
    """An amount in đồng, with or without dots: 2.055.000. What could be read in two ways is refused."""

    def clean(self, value: Any) -> int | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            return vnd.parse(written)
        except vnd.NotMoney as unreadable:
            raise forms.ValidationError(_FAULTS[unreadable.reason]) from unreadable


class DayField(forms.DateField):
    """A day as the offices write it: 31/08/2023."""

    widget = forms.DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%d/%m/%Y", "%Y-%m-%d"], **kwargs)
        self.widget.format = "%d/%m/%Y"
