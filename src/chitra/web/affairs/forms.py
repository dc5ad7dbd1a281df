"""The forms of the office's affairs. They explain early; every rule is the door's."""

from typing import Any

from django import forms as fields
from django.core import validators
from django.utils.translation import gettext_lazy as _

from chitra.programmes import rules as law
from chitra.web import forms, gate, pages
from chitra.web.affairs import choices

USERNAME = r"^[a-z0-9][a-z0-9._-]*\Z"

_EVERY: Any = ("", _("Mọi chương trình"))
_BASIS = _("Văn bản làm căn cứ")
_DOCUMENT = _("Số, ngày và cơ quan ban hành, ví dụ: QĐ 15/QĐ-UBND ngày 01/09/2023")
_ID = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


def _choice(label: Any, offered: choices.Choices, *, required: bool = True) -> fields.ChoiceField:
    return fields.ChoiceField(label=label, choices=[("", "–"), *offered] if required else offered, required=required)


def _document(label: Any = _BASIS) -> fields.CharField:
    return fields.CharField(label=label, help_text=_DOCUMENT, max_length=300)


class MandateForm(forms.Form):
    """A role at an office for some days."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = _choice(_("Vai trò"), choices.roles())
        self.fields["organisation"] = fields.CharField(
            label=_("Mã cơ quan"),
            help_text=_("Ví dụ PL-506, UB-20524, SO-49; dấu * là toàn hệ thống"),
            max_length=30,
        )
        self.fields["programme"] = _choice(_("Chương trình"), [_EVERY, *choices.every_programme()], required=False)
        self.fields["provider"] = _choice(
            _("Đơn vị chi trả, nếu là cán bộ của đơn vị đó"), [("", "–"), *choices.every_provider()], required=False
        )
        self.fields["valid_from"] = forms.DayField(label=_("Từ ngày"))
        self.fields["last_day"] = forms.DayField(label=_("Ngày cuối cùng"), required=False)
        self.fields["document"] = _document()


class OfficerForm(MandateForm):
    """A new officer with a first mandate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "username": fields.CharField(
                label=_("Tên đăng nhập"),
                help_text=_("Chữ thường không dấu, ví dụ lan.dailoc"),
                max_length=60,
                widget=fields.TextInput(attrs=_ID),
                validators=[validators.RegexValidator(USERNAME)],
            ),
            "full_name": fields.CharField(label=_("Họ và tên"), max_length=120),
            "person_key": fields.CharField(
                label=_("Mã người"),
                help_text=_("Số căn cước hoặc số hiệu cán bộ; giống nhau ở mọi tài khoản của cùng một người"),
                max_length=30,
                widget=fields.TextInput(attrs=_ID),
            ),
            "title": fields.CharField(
                label=_("Chức danh"), help_text=_("Như in dưới chữ ký"), max_length=120, required=False
            ),
            **self.fields,
        }


class EndForm(forms.Form):
    """An end with its last day and its document."""

    last_day = forms.DayField(label=_("Ngày cuối cùng còn hiệu lực"))
    document = _document()


class PasswordForm(forms.Form):
    """A new first password needs nothing but the wish."""


class DelegationForm(forms.Form):
    """One's own mandate for a colleague."""

    def __init__(self, *args: Any, mandates: choices.Choices, colleagues: choices.Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mandate"] = _choice(_("Phạm vi của tôi được ủy quyền"), mandates)
        self.fields["to"] = _choice(_("Người nhận ủy quyền"), colleagues)
        self.fields["valid_from"] = forms.DayField(label=_("Từ ngày"))
        self.fields["last_day"] = forms.DayField(label=_("Ngày cuối cùng"))
        self.fields["document"] = _document(_("Giấy ủy quyền"))


class RateForm(forms.Form):
    """A rate as the decree states it."""

    amount = forms.VndField(label=_("Mức trợ cấp (đồng)"), help_text=_("Ví dụ 2.055.000"))
    unit = fields.CharField(label=_("Đơn vị tính"), initial="đồng/tháng", max_length=60)
    applies_from = forms.DayField(label=_("Áp dụng từ ngày"))
    last_day = forms.DayField(
        label=_("Ngày áp dụng cuối cùng"), required=False, help_text=_("Để trống nếu văn bản không nêu")
    )
    in_force_from = forms.DayField(
        label=_("Văn bản có hiệu lực từ ngày"),
        help_text=_("Danh sách lập trước ngày này theo mức cũ; phần chênh lệch là truy lĩnh"),
    )
    legal_basis = fields.CharField(label=_("Căn cứ pháp lý"), help_text=_("Ví dụ: NĐ 55/2023/NĐ-CP"), max_length=200)
    document = _document(_("Văn bản nguồn"))


class SettingForm(forms.Form):
    """A figure from a day on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(key, known.name_en if _is_english() else known.name_vi) for key, known in law.SETTINGS.items()]
        self.fields["key"] = _choice(_("Thiết lập"), named)
        self.fields["value"] = fields.IntegerField(label=_("Giá trị"), min_value=0, max_value=999)
        self.fields["valid_from"] = forms.DayField(label=_("Áp dụng từ ngày"))
        self.fields["document"] = _document()


class _OfReach(forms.Form):
    """A form whose choices follow the visitor's mandates."""

    def __init__(self, *args: Any, reach: gate.Reach, offices: choices.Choices = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        super().__init__(*args, **kwargs)
        self.reach, self.offices = reach, list(offices)
        self.begin()

    def begin(self) -> None:
        """Add the fields."""
        raise NotImplementedError


class AgreementForm(_OfReach):
    """A signed agreement with a provider."""

    def begin(self) -> None:
        self.fields["provider"] = _choice(_("Đơn vị chi trả"), choices.providers_within(self.reach))
        self.fields["organisation"] = _choice(_("Cơ quan ký"), self.offices)
        self.fields["programme"] = _choice(_("Chương trình"), choices.programmes_within(self.reach))
        self.fields["channels"] = fields.MultipleChoiceField(
            label=_("Hình thức chi trả"), choices=choices.channels(), widget=fields.CheckboxSelectMultiple
        )
        self.fields["valid_from"] = forms.DayField(label=_("Từ ngày"))
        self.fields["last_day"] = forms.DayField(label=_("Ngày cuối cùng"), required=False)
        self.fields["document_no"] = fields.CharField(label=_("Số hợp đồng, thỏa thuận"), max_length=120)
        self.fields["document_date"] = forms.DayField(label=_("Ngày ký"))


class AccountForm(_OfReach):
    """The account that receives advances."""

    def begin(self) -> None:
        self.fields["provider"] = _choice(_("Đơn vị chi trả"), choices.providers_within(self.reach))
        self.fields["organisation"] = _choice(_("Cơ quan tạm ứng"), self.offices)
        self.fields["programme"] = _choice(_("Chương trình"), choices.programmes_within(self.reach))
        self.fields["bin"] = _choice(_("Ngân hàng"), choices.banks())
        self.fields["account_no"] = fields.CharField(
            label=_("Số tài khoản"), max_length=30, widget=fields.TextInput(attrs=_ID)
        )
        self.fields["holder_name"] = fields.CharField(label=_("Tên chủ tài khoản"), max_length=140)
        self.fields["valid_from"] = forms.DayField(label=_("Từ ngày"))
        self.fields["last_day"] = forms.DayField(label=_("Ngày cuối cùng"), required=False)
        self.fields["document"] = _document(_("Hợp đồng hoặc văn bản nêu tài khoản"))


class FeeForm(_OfReach):
    """A fee and, where the law knows one, its cap."""

    def begin(self) -> None:
        self.fields["programme"] = _choice(_("Chương trình"), choices.programmes_within(self.reach))
        self.fields["channel"] = _choice(_("Hình thức chi trả"), choices.channels())
        self.fields["provider"] = _choice(
            _("Đơn vị chi trả"), [("", str(_("Mọi đơn vị"))), *choices.providers_within(self.reach)], required=False
        )
        self.fields["unit_code"] = fields.CharField(
            label=_("Mã địa bàn"), required=False, max_length=10, help_text=_("Để trống: mọi địa bàn")
        )
        self.fields["rate"] = fields.IntegerField(
            label=_("Mức phí, đồng trên 100.000 đồng chi trả"),
            min_value=0,
            max_value=10_000,
            help_text=_("0,50 % là 500"),
        )
        self.fields["cap"] = fields.IntegerField(
            label=_("Mức trần theo quy định"), min_value=0, max_value=10_000, required=False
        )
        self.fields["valid_from"] = forms.DayField(label=_("Áp dụng từ ngày"))
        self.fields["document"] = _document(_("Văn bản quy định"))


class PointForm(_OfReach):
    """A place where cash is paid."""

    def begin(self) -> None:
        self.fields["provider"] = _choice(_("Đơn vị chi trả"), choices.providers_within(self.reach))
        self.fields["unit_code"] = fields.CharField(
            label=_("Mã xã, phường, thị trấn"), max_length=10, help_text=_("Mã đơn vị hành chính 5 chữ số")
        )
        self.fields["name"] = fields.CharField(label=_("Tên điểm chi trả"), max_length=160)
        self.fields["address"] = fields.CharField(label=_("Địa chỉ"), required=False, max_length=200)
        self.fields["days"] = fields.CharField(
            label=_("Ngày chi trả trong tháng"), required=False, max_length=40, help_text=_("Ví dụ: 5-10")
        )
        self.fields["valid_from"] = forms.DayField(label=_("Từ ngày"))
        self.fields["document"] = _document(_("Phương án chi trả hoặc văn bản thông báo"))


class EstimateForm(_OfReach):
    """A document that grants, adds or takes away."""

    def begin(self) -> None:
        self.fields["organisation"] = _choice(_("Cơ quan"), self.offices)
        self.fields["programme"] = _choice(_("Chương trình"), choices.programmes_within(self.reach))
        self.fields["source"] = _choice(_("Nguồn kinh phí"), choices.sources())
        self.fields["year"] = fields.IntegerField(label=_("Năm ngân sách"), min_value=2021, max_value=2100)
        self.fields["amount"] = forms.VndField(label=_("Số tiền (đồng)"))
        self.fields["is_reduction"] = fields.BooleanField(label=_("Đây là điều chỉnh giảm"), required=False)
        self.fields["document_no"] = fields.CharField(label=_("Số quyết định"), max_length=120)
        self.fields["document_date"] = forms.DayField(label=_("Ngày quyết định"))


def _is_english() -> bool:
    return pages.language() == "en"
