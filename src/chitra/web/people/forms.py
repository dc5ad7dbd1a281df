"""What officers fill in about a person. The forms explain early; every rule is the door's."""

from collections.abc import Iterable
from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from chitra.web import forms
from chitra.web.people import words

_NUMBER = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "inputmode": "numeric"}
_WIDE = {"autocomplete": "off"}

Choices = Iterable[tuple[Any, Any]]


class Showing(forms.Form):
    """Why the full numbers are looked at."""

    reason = fields.CharField(
        label=_("Lý do xem"),
        help_text=_("Ví dụ: đối chiếu căn cước do người hưởng xuất trình. Lý do được ghi vào nhật ký."),
        max_length=300,
        required=False,
        widget=fields.TextInput(attrs=_WIDE),
    )


class MethodForm(forms.Form):
    """How a person wants to be paid."""

    def __init__(self, *args: Any, programmes: Choices, banks: Choices, receivers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"] = fields.ChoiceField(label=_("Chương trình"), choices=list(programmes))
        self.fields["channel"] = fields.ChoiceField(
            label=_("Hình thức chi"), choices=list(words.CHANNELS.items()), widget=fields.RadioSelect
        )
        self.fields["bank"] = fields.ChoiceField(
            label=_("Ngân hàng"),
            help_text=_("Chỉ chọn khi chi vào tài khoản ngân hàng."),
            choices=[("", "–"), *banks],
            required=False,
        )
        self.fields["account"] = fields.CharField(
            label=_("Số tài khoản, số ví hoặc số điện thoại"),
            help_text=_("Để trống khi chi tiền mặt."),
            max_length=30,
            required=False,
            widget=fields.TextInput(attrs=_NUMBER),
        )
        self.fields["receiver"] = fields.ChoiceField(
            label=_("Người nhận"),
            help_text=_("Người khác chỉ nhận thay khi có giấy giám hộ hoặc uỷ quyền còn hiệu lực."),
            choices=[("", _("chính người hưởng")), *receivers],
            required=False,
        )
        self.fields["reason"] = fields.CharField(
            label=_("Lý do, căn cứ"),
            help_text=_("Ví dụ: đơn đề nghị ngày 12/10/2023."),
            max_length=300,
            widget=fields.TextInput(attrs=_WIDE),
        )


class PaperForm(forms.Form):
    """A guardianship or certified authorisation, from the paper."""

    def __init__(self, *args: Any, programmes: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"] = fields.ChoiceField(
            label=_("Chương trình"), choices=[("", _("Mọi chương trình")), *programmes], required=False
        )

    kind = fields.ChoiceField(
        label=_("Loại giấy"), choices=list(words.PAPERS.items()), widget=fields.RadioSelect, initial="agent"
    )
    agent_name = fields.CharField(
        label=_("Họ và tên người nhận thay"), max_length=120, widget=fields.TextInput(attrs=_WIDE)
    )
    agent_cccd = fields.RegexField(
        r"^[0-9]{12}\Z",
        label=_("Số căn cước người nhận thay"),
        help_text=_("12 chữ số"),
        required=False,
        error_messages={"invalid": _("Số căn cước có 12 chữ số.")},
        widget=fields.TextInput(attrs=_NUMBER),
    )
    certificate_no = fields.CharField(
        label=_("Số chứng thực hoặc số quyết định"), max_length=80, widget=fields.TextInput(attrs=_WIDE)
    )
    certified_on = forms.DayField(label=_("Ngày chứng thực"), required=False)
    valid_from = forms.DayField(label=_("Có hiệu lực từ ngày"))
    last_day = forms.DayField(
        label=_("Ngày cuối cùng có hiệu lực"),
        help_text=_("Giấy uỷ quyền phải có, dài nhất một năm; giám hộ có thể để trống."),
        required=False,
    )
