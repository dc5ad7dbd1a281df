"""What this room says to an officer."""

from chitra.kernel import messages

messages.declare(
    {
        "E-PROGRAMME-UNKNOWN": messages.Text(
            vi="Không có chương trình {value}.",
            en="There is no programme {value}.",
            fix_vi="Dùng một trong các mã: ncc, btxh, qnam, htxh.",
            fix_en="Use one of the codes ncc, btxh, qnam, htxh.",
        ),
        "E-CATEGORY-UNKNOWN": messages.Text(
            vi="Không có loại trợ cấp {value}.",
            en="There is no category {value}.",
            fix_vi="Chọn loại trợ cấp trong danh mục.",
            fix_en="Choose a category from the catalogue.",
        ),
        "E-RATE-SOURCE": messages.Text(
            vi="Mức trợ cấp của {category} chưa ghi căn cứ pháp lý và văn bản nguồn.",
            en="The rate of {category} names no legal basis or no source document.",
            fix_vi="Ghi số, ngày của nghị định hoặc nghị quyết và nơi lưu văn bản.",
            fix_en="Give the number and date of the decree or resolution, and where the text is kept.",
        ),
        "E-RATE-DATES": messages.Text(
            vi="Mức trợ cấp của {category} kết thúc ({value}) trước khi bắt đầu.",
            en="The rate of {category} would end ({value}) before it begins.",
            fix_vi="Sửa ngày bắt đầu hoặc ngày kết thúc.",
            fix_en="Correct the first day or the end.",
        ),
        "E-RATE-OVERLAPS": messages.Text(
            vi="Đã có mức trợ cấp của {category} áp dụng từ {value} hoặc muộn hơn.",
            en="A rate of {category} that applies from {value} or later is stored already.",
            cause_vi="Các mức được nhập theo thứ tự thời gian, mức mới khép lại mức cũ.",
            cause_en="Rates are entered in order of time; a new one ends the one before it.",
            fix_vi="Kiểm tra ngày áp dụng; nếu văn bản thay đổi quá khứ thì báo người quản trị.",
            fix_en="Check the day it applies from; if the text changes the past, tell the administrator.",
        ),
        "E-SETTING-VALUE": messages.Text(
            vi="Không ghi được giá trị {value} cho thiết lập {key}.",
            en="The setting {key} cannot be {value}.",
            cause_vi="Thiết lập không có trong danh mục, hoặc giá trị ngoài khoảng {lowest}–{highest}.",
            cause_en="There is no such setting, or its value must lie within {lowest}–{highest}.",
            fix_vi="Kiểm tra văn bản và nhập lại.",
            fix_en="Check the document and enter it again.",
        ),
        "E-SETTING-SOURCE": messages.Text(
            vi="Thiết lập {key} chưa ghi văn bản làm căn cứ.",
            en="The setting {key} names no source document.",
            fix_vi="Ghi số, ngày của văn bản.",
            fix_en="Give the number and date of the document.",
        ),
        "E-SETTING-STANDS": messages.Text(
            vi="Thiết lập {key} đã có giá trị áp dụng từ {value}.",
            en="The setting {key} has a value from {value} already.",
            cause_vi="Giá trị đã ghi không sửa; giá trị mới bắt đầu từ ngày khác.",
            cause_en="What is recorded is not changed; a new value begins on another day.",
            fix_vi="Chọn ngày áp dụng khác.",
            fix_en="Choose another first day.",
        ),
    }
)
