"""The entry: what of the office's affairs this visitor may look at, and what they may keep."""

import dataclasses

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.web import gate, pages


@dataclasses.dataclass(frozen=True, slots=True)
class Door:
    """A part of this section."""

    label: str
    hint: str
    url: str


@gate.reach("look_affairs")
def index(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the parts of this section that the visitor may enter."""
    may = reach.visitor.may
    doors = [
        Door(_("Cán bộ và phạm vi được giao"), _("Thêm, giao, kết thúc, cấp mật khẩu lần đầu"), reverse("officers"))
        if may("officer")
        else None,
        Door(_("Ủy quyền có thời hạn"), _("Giao vai trò của mình cho đồng nghiệp cùng cơ quan"), reverse("delegations"))
        if may("delegate")
        else None,
        Door(_("Đơn vị hành chính và cơ quan"), _("Tại một ngày; sáp nhập, kế thừa"), reverse("units")),
        Door(_("Chương trình và mức trợ cấp"), _("Tại một ngày, kèm văn bản; ghi mức mới"), reverse("programmes")),
        Door(_("Đơn vị chi trả"), _("Ngân hàng, bưu điện, ví điện tử"), reverse("providers")),
        Door(_("Hợp đồng, thỏa thuận chi trả"), _("Đang hiệu lực và đã kết thúc"), reverse("agreements")),
        Door(_("Tài khoản nhận tạm ứng"), _("Theo cơ quan và chương trình"), reverse("accounts")),
        Door(_("Phí chi trả và hạn mức"), _("Mức phí, mức trần, hạn mức tháng"), reverse("fees")),
        Door(_("Điểm chi trả"), _("Theo xã; xã chưa có điểm chi trả"), reverse("points")),
        Door(_("Dự toán theo nguồn"), _("Được giao, đã rút, còn lại"), reverse("estimates")),
        Door(_("Thiết lập"), _("Ngày trong lịch chi trả, số tháng chưa nhận; kèm văn bản"), reverse("settings")),
    ]
    return pages.page(request, "affairs/index", {"doors": [door for door in doors if door]})
