"""What an officer hands in or writes about answers."""

from typing import Any

from django import forms as django
from django.utils.translation import gettext_lazy as _

from chitra.web import forms

LARGEST_MB = 64


class Upload(forms.Form):
    """A file of a provider or bank, as it came."""

    file = django.FileField(
        label=_("Tệp kết quả hoặc sao kê"),
        help_text=_(
            "pain.002, camt.053, MT940, bảng Excel hoặc CSV, danh sách ký nhận đã ký. Giữ nguyên tệp như nhận được."
        ),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_MB * 1024 * 1024:
            raise django.ValidationError(_("Tệp lớn hơn 64 MB: xin đơn vị chi trả chia nhỏ."))
        return file


class Resolve(forms.Form):
    """What was found out about an exception."""

    resolution = django.CharField(
        label=_("Kết quả xử lý"),
        help_text=_("Ghi rõ đã xác minh gì, với ai, theo văn bản nào. Số tiền không được sửa cho khớp."),
        widget=django.Textarea(attrs={"rows": 4}),
        min_length=10,
        max_length=2000,
    )
