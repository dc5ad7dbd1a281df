"""What officers fill in on the months' pages."""

from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from chitra.web import forms
from chitra.web.months import words

ALL = ("", _("tất cả"))
REASON = fields.Textarea(attrs={"rows": 2})
NARROW = "govuk-input govuk-input--width-30"


class MonthFilters(forms.Form):
    """Which months are shown."""

    period = fields.ChoiceField(label=_("Kỳ"), required=False)
    org = fields.ChoiceField(label=_("Đơn vị"), required=False)
    programme = fields.ChoiceField(label=_("Chương trình"), required=False)
    status = fields.ChoiceField(label=_("Trạng thái"), required=False)

    def offer(self, **choices: Any) -> None:
        """Offer choices by field, each after "all"."""
        for name, offered in choices.items():
            self.fields[name].choices = [ALL, *offered]  # type: ignore[attr-defined]


class PaymentFilters(MonthFilters):
    """Which payments of a month are shown."""

    period = org = programme = None  # type: ignore[assignment]
    run = fields.ChoiceField(label=_("Đợt"), required=False)
    commune = fields.ChoiceField(label=_("Xã"), required=False)
    group = fields.ChoiceField(label=_("Nhóm đối tượng"), required=False)
    channel = fields.ChoiceField(label=_("Hình thức chi"), required=False)
    kind = fields.ChoiceField(label=_("Loại khoản"), required=False)
    words = fields.CharField(label=_("Tên, số căn cước hoặc số tài khoản"), required=False, max_length=100)


class ChangeFilters(forms.Form):
    """Which changes since the month before are shown."""

    change = fields.ChoiceField(label=_("Thay đổi"), required=False, choices=[ALL, *words.CHANGES.items()])
    commune = fields.ChoiceField(label=_("Xã"), required=False)
    words = fields.CharField(label=_("Họ và tên"), required=False, max_length=100)
    unexplained = fields.BooleanField(label=_("Chỉ những người không danh sách nào giải thích"), required=False)


class Freezing(forms.Form):
    """When the run is to be paid."""

    pay_date = forms.DayField(
        label=_("Ngày chi dự kiến"), help_text=_("Ví dụ 05/11/2023. Giấy uỷ quyền được xét theo ngày này.")
    )


class Approving(forms.Form):
    """What an approver signs: the numbers that were shown, and why blocking findings are accepted."""

    seen_hash = fields.CharField(widget=fields.HiddenInput)
    reason = fields.CharField(
        label=_("Lý do chấp nhận các phát hiện còn chặn danh sách"), widget=REASON, required=False, max_length=500
    )

    def show(self, content_hash: str, *, needs_reason: bool) -> None:
        """Stand beside the numbers of this hash."""
        self.initial["seen_hash"] = content_hash
        if self.is_bound:
            self.data = {"seen_hash": content_hash, "reason": self.data.get("reason", "")}
        self.fields["reason"].required = needs_reason


class Returning(forms.Form):
    """Why a run goes back."""

    back_reason = fields.CharField(label=_("Lý do trả lại"), widget=REASON, max_length=500)


class Deciding(forms.Form):
    """Payments that are decided about together, as they were shown, and why."""

    payments = fields.CharField(widget=fields.HiddenInput)
    reason = fields.CharField(label=_("Lý do"), widget=REASON, max_length=500)

    def clean_payments(self) -> list[int]:
        """Read the payments' numbers.

        :raises ValidationError: it is no list of numbers
        """
        written = self.cleaned_data["payments"].split(",")
        if not all(number.isdecimal() for number in written):
            raise fields.ValidationError(_("Danh sách khoản chi không đọc được."))
        return [int(number) for number in written]


class Funding(forms.Form):
    """An advance that a provider has received."""

    place = fields.ChoiceField(label=_("Nguồn kinh phí và đơn vị chi trả"))
    ref = fields.CharField(
        label=_("Số giấy rút dự toán"),
        max_length=80,
        widget=fields.TextInput(attrs={"class": NARROW}),
        help_text=_("Như ghi trên chứng từ và sao kê của đơn vị chi trả."),
    )
    received_on = forms.DayField(label=_("Ngày đơn vị chi trả nhận tiền"))
    amount = forms.VndField(label=_("Số tiền (đồng)"), widget=fields.TextInput(attrs={"class": NARROW}))


class Noting(forms.Form):
    """A remark about a person."""

    text = fields.CharField(label=_("Ghi chú"), widget=REASON, max_length=500)
