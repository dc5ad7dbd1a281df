"""What the generator of lists says when it will not do what it was asked."""

from chitra.kernel import messages

messages.declare(
    {
        "E-SCORE-TRUTH": messages.Text(
            vi="Thư mục {folder} không có danh sách kèm sự thật để chấm điểm.",
            en="The folder {folder} holds no lists with a truth to score against.",
            cause_vi="Thiếu truth.json, hoặc không có cơ quan nào thuộc phạm vi yêu cầu.",
            cause_en="truth.json is missing, or none of its offices lies within the territory asked for.",
            fix_vi="Tạo danh sách bằng «chitra generate», hoặc đổi --org.",
            fix_en="Make lists with `chitra generate`, or change --org.",
        ),
        "E-GEN-ORG": messages.Text(
            vi="Không có cơ quan hay tỉnh nào mang mã {org}.",
            en="No office or province has the code {org}.",
            cause_vi="Mã không có trong danh mục đơn vị của kỳ này.",
            cause_en="The code is not among the units of the period.",
            fix_vi="Dùng mã như PL-506, 49, S01 hoặc all.",
            fix_en="Use a code such as PL-506, 49, S01 or all.",
        ),
        "E-GEN-DISTRICTS": messages.Text(
            vi="Kỳ {period} không còn phòng lao động cấp huyện để gửi danh sách.",
            en="In {period} there are no district labour offices left to send lists.",
            cause_vi="Cấp huyện kết thúc ngày 30/06/2025.",
            cause_en="Districts ended on 30/06/2025.",
            fix_vi="Chọn kỳ trước tháng 07/2025.",
            fix_en="Choose a period before 2025-07.",
        ),
        "E-GEN-PEOPLE": messages.Text(
            vi="{org} không đủ chỗ cho số người yêu cầu.",
            en="{org} has no room for so many people.",
            cause_vi="Mỗi tỉnh có nhiều nhất 500.000 mã đối tượng, chia đều cho các phòng.",
            cause_en="A province has at most 500,000 codes, shared equally by its offices.",
            fix_vi="Giảm --people hoặc thêm cơ quan vào --org.",
            fix_en="Lower --people, or name more offices with --org.",
        ),
        "E-GEN-PREVIOUS": messages.Text(
            vi="{folder} không giữ danh sách của tháng ngay trước {period}.",
            en="{folder} does not hold the lists of the month before {period}.",
            cause_vi="Thiếu people.json, hoặc thư mục là của tháng khác.",
            cause_en="people.json is missing, or the folder is of another month.",
            fix_vi="Tạo danh sách tháng trước rồi chỉ đến thư mục đó.",
            fix_en="Generate the month before and name its folder.",
        ),
        "E-GEN-OUT": messages.Text(
            vi="Thư mục {folder} đã có dữ liệu.",
            en="The folder {folder} is not empty.",
            cause_vi="Danh sách của hai lần tạo sẽ lẫn vào nhau.",
            cause_en="The lists of two runs would mix.",
            fix_vi="Chọn thư mục mới hoặc thư mục trống.",
            fix_en="Choose a new or an empty folder.",
        ),
        "E-GEN-SETTING": messages.Text(
            vi="Giá trị của --{field} không dùng được.",
            en="The value of --{field} can't be used.",
            cause_vi="Giá trị nằm ngoài phạm vi cho phép.",
            cause_en="It lies outside of what is possible.",
            fix_vi="Xem chitra generate --help.",
            fix_en="See chitra generate --help.",
        ),
        "E-DEMO-REAL": messages.Text(
            vi="Hệ thống này đã có dữ liệu kỳ chi trả thật; không diễn tập chung với dữ liệu đó.",
            en="This installation holds real months; the demo does not mix with them.",
            cause_vi="Người hưởng trong diễn tập là hư cấu.",
            cause_en="The beneficiaries of the demo are invented.",
            fix_vi="Đặt CHITRA_HOME tới một thư mục trống rồi chạy lại.",
            fix_en="Point CHITRA_HOME to an empty folder and run it again.",
        ),
        "E-DEMO-FOLDER": messages.Text(
            vi="Thư mục {file} đang chứa tệp không phải của lần diễn tập trước.",
            en="The folder {file} holds files that no demo made.",
            cause_vi="Diễn tập sẽ xoá và ghi lại toàn bộ thư mục kết quả.",
            cause_en="The demo empties its folder before it begins.",
            fix_vi="Chọn thư mục khác bằng --out.",
            fix_en="Choose another folder with --out.",
        ),
    }
)
