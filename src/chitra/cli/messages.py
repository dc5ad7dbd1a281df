"""What the command line itself says."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-USAGE": Text(
            vi="Dòng lệnh không đúng: {detail_vi}.",
            en="The command line is wrong: {detail_en}.",
            fix_vi="Xem «{command} --help».",
            fix_en="See `{command} --help`.",
        ),
        "E-COMMAND": Text(
            vi="Không có lệnh «{command}».",
            en="There is no command `{command}`.",
            fix_vi="Các lệnh hiện có: {known}.",
            fix_en="The commands are: {known}.",
        ),
        "E-CLOCK": Text(
            vi="CHITRA_NOW = «{value}» không phải là thời điểm.",
            en="CHITRA_NOW = `{value}` is no date and time.",
            fix_vi="Viết như 2023-09-15T08:00, hoặc bỏ biến này để dùng giờ thật.",
            fix_en="Write it like 2023-09-15T08:00, or unset it to use the real time.",
        ),
        "E-FILE-ACCESS": Text(
            vi="Không dùng được tệp hoặc thư mục {file}.",
            en="The file or folder {file} cannot be used.",
            cause_vi="Hệ điều hành trả lời: {reason}.",
            cause_en="The operating system answers: {reason}.",
            fix_vi="Kiểm tra đường dẫn, quyền truy cập và dung lượng đĩa, rồi chạy lại.",
            fix_en="Check the path, its rights and the disk's free space, then run again.",
        ),
        "E-DB-NOT-EMBEDDED": Text(
            vi="Không thể «db {deed}»: hệ thống đang dùng máy chủ riêng (CHITRA_DATABASE_URL).",
            en="`db {deed}` is not possible: this installation uses a server of its own (CHITRA_DATABASE_URL).",
            fix_vi="Bật, tắt máy chủ đó theo cách của nó, hoặc bỏ CHITRA_DATABASE_URL để dùng máy chủ kèm theo.",
            fix_en="Start and stop that server its own way, or unset CHITRA_DATABASE_URL to use the embedded one.",
        ),
        "E-DISK-FULL": Text(
            vi="Ổ đĩa đã đầy.",
            en="The disk is full.",
            fix_vi="Giải phóng dung lượng rồi chạy lại lệnh: việc dở dang đã được hoàn lại.",
            fix_en="Free some space and run the command again: what was unfinished is rolled back.",
        ),
        "E-INTERNAL": Text(
            vi="Lỗi ngoài dự kiến của chương trình ({kind}). Việc dở dang đã được hoàn lại.",
            en="An error of the program that nobody foresaw ({kind}). What was unfinished is rolled back.",
            cause_vi="Chi tiết nằm trong {log}.",
            cause_en="The details are in {log}.",
            fix_vi="Chạy lại lệnh; nếu còn lỗi, gửi tệp nhật ký đó cho người phụ trách kỹ thuật.",
            fix_en="Run the command again; if it persists, send that log to whoever maintains the system.",
        ),
    }
)
