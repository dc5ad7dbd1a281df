"""What officers fill in while a list comes in, and when they decide about its rows."""

from typing import Any

from django import forms as fields
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chitra.kernel import period as periods
from chitra.web import forms
from chitra.web.lists import words

BY_TITLE = ("", _("theo tiêu đề của danh sách"))
ALL = ("", _("tất cả"))
MOST_FILES = 40
SHORT = fields.TextInput(attrs={"class": "govuk-input govuk-input--width-10"})


class Files(fields.FileInput):
    allow_multiple_selected = True


class FilesField(fields.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, list | tuple) else [data]
        if len(given) > MOST_FILES:
            raise fields.ValidationError(_("Mỗi lần nhiều nhất %(most)s tệp.") % {"most": MOST_FILES})
        return [super(FilesField, self).clean(each, initial) for each in given]


class PeriodField(fields.CharField):
    """A month as offices write it: 10/2023."""

    def clean(self, value: Any) -> periods.Period | None:
        written = super().clean(value).strip().replace(" ", "")
        if not written:
            return None
        month, _slash, year = written.partition("/")
        try:
            return periods.Period(int(year), int(month)) if year else periods.Period.parse(written)
        except ValueError as unreadable:
            raise fields.ValidationError(_("Viết tháng như 10/2023.")) from unreadable


class Upload(forms.Form):
    """Files on their way in, and what the officer knows of them."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Tệp danh sách"),
        help_text=_("xlsx, xls, ods hoặc csv; chọn được nhiều tệp. Giữ nguyên tệp như đơn vị lập."),
        widget=Files(attrs={"multiple": True, "accept": ".xlsx,.xls,.ods,.csv"}),
    )
    period = PeriodField(
        label=_("Kỳ chi trả"),
        required=False,
        widget=SHORT,
        help_text=_("Ví dụ 10/2023. Để trống thì lấy theo tiêu đề của danh sách."),
    )
    org = fields.ChoiceField(label=_("Đơn vị chi trả"), required=False)
    programme = fields.ChoiceField(label=_("Chương trình"), required=False)
    kind = fields.ChoiceField(label=_("Loại danh sách"), required=False, choices=[BY_TITLE, *words.KINDS.items()])

    def offer(self, *, org: list[tuple[str, str]], programme: list[tuple[str, str]]) -> None:
        """Offer the offices and programmes of the visitor's mandates."""
        self.fields["org"].choices = [BY_TITLE, *((code, f"{name} ({code})") for code, name in org)]  # type: ignore[attr-defined]
        self.fields["programme"].choices = [BY_TITLE, *programme]  # type: ignore[attr-defined]


class OneSheet(forms.Form):
    """Whether a sheet is a list, and where its header stands."""

    is_read = fields.BooleanField(label=_("Đọc trang này"), required=False)
    header_row = fields.IntegerField(label=_("Dòng tiêu đề (số dòng Excel)"), required=False, min_value=1)
    header_rows = fields.TypedChoiceField(
        label=_("Tiêu đề gồm"),
        coerce=int,
        choices=[(1, _("1 dòng")), (2, _("2 dòng")), (3, _("3 dòng"))],
    )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or {}
        if chosen.get("is_read") and not chosen.get("header_row") and "header_row" not in self.errors:
            self.add_error("header_row", _("Ghi số dòng của tiêu đề."))
        return chosen


class Columns(forms.Form):
    """Which column of a header holds what; money and identity are confirmed on purpose."""

    confirmed = fields.BooleanField(
        label=_("Đã đối chiếu các cột tiền, giấy tờ và tài khoản với danh sách"),
        error_messages={"required": _("Hãy đối chiếu các cột tiền, giấy tờ, tài khoản rồi đánh dấu xác nhận.")},
    )

    def __init__(self, *args: Any, letters: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = words.fields_to_choose()
        for letter, label in letters.items():
            field = fields.ChoiceField(
                label=_("Cột %(letter)s: %(label)s") % {"letter": letter, "label": label},
                required=False,
                choices=offered,
            )
            forms.dress(field)
            self.fields[f"column_{letter}"] = field
        self.order_fields([*(f"column_{letter}" for letter in letters), "confirmed"])

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Give (letter, field) of the columns that are used."""
        return [
            (name.removeprefix("column_"), field)
            for name, field in self.cleaned_data.items()
            if name.startswith("column_") and field
        ]


class Reason(forms.Form):
    """Why."""

    reason = fields.CharField(label=_("Lý do, căn cứ"), max_length=500, widget=fields.Textarea(attrs={"rows": 2}))


class Cells(Reason):
    """The cells of a row that are to be read otherwise."""

    field_order = None

    def __init__(self, *args: Any, cells: list[tuple[str, str, str, str]], **kwargs: Any) -> None:
        """`cells`: letter, label, value, hint."""
        super().__init__(*args, **kwargs)
        for letter, label, value, hint in cells:
            field = fields.CharField(
                label=f"{letter} · {label}", required=False, initial=value, help_text=hint, max_length=300, strip=False
            )
            forms.dress(field)
            self.fields[f"cell_{letter}"] = field
        self.order_fields([*(f"cell_{each[0]}" for each in cells), "reason"])


class BadRows(forms.Form):
    """The corrected rows, coming back."""

    file = fields.FileField(
        label=_("Tệp dòng lỗi đã sửa"),
        help_text=_("Chính tệp tải về ở trên: chỉ những ô khác với danh sách gốc được ghi thành sửa."),
        widget=fields.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )


class Storing(forms.Form):
    """Whether what stands is to be replaced."""

    replace = fields.BooleanField(label=_("Thay danh sách đã nhận bằng danh sách này"), required=False)


class ListFilters(forms.Form):
    """Which months are shown."""

    period = PeriodField(label=_("Kỳ"), required=False, widget=SHORT)
    org = fields.CharField(label=_("Mã đơn vị"), required=False, max_length=20, widget=SHORT)
    programme = fields.ChoiceField(label=_("Chương trình"), required=False)


class FindingFilters(forms.Form):
    """Which findings of a month are shown."""

    severity = fields.ChoiceField(label=_("Mức độ"), required=False, choices=[ALL, *words.SEVERITIES.items()])
    code = fields.ChoiceField(label=_("Mã"), required=False)
    commune = fields.ChoiceField(label=_("Xã"), required=False)


class Note(forms.Form):
    """What is noted beside a finding."""

    text = fields.CharField(label=_("Ghi chú"), max_length=1000, widget=fields.Textarea(attrs={"rows": 3}))
