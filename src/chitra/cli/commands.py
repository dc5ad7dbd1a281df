"""The commands there are, and what each needs before it may run."""

import dataclasses
import enum
import importlib.util
import keyword


class Need(enum.Enum):
    NOTHING = "nothing"  # starts in a fraction of a second and works without a database
    DATABASE = "database"  # Django is set up, the database runs, the schema is up to date


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """One word after `chitra`: what it needs and what it does."""

    name: str
    need: Need
    vi: str
    en: str

    @property
    def module(self) -> str:
        # `import` is a word of Python, so its module is called `import_`.
        return f"chitra.cli.{self.name}_" if keyword.iskeyword(self.name) else f"chitra.cli.{self.name}"

    @property
    def exists(self) -> bool:
        return importlib.util.find_spec(self.module) is not None


COMMANDS = (
    Command(
        "demo", Need.DATABASE, "diễn hai tháng chi trả từ danh sách đến khoá sổ", "play two months, lists to closing"
    ),
    Command("migrate", Need.NOTHING, "tạo hoặc nâng cấp cơ sở dữ liệu", "make or upgrade the database"),
    Command("generate", Need.NOTHING, "tạo danh sách như các cơ quan vẫn gửi", "write lists as the offices send them"),
    Command("import", Need.DATABASE, "nhận danh sách chi trả", "take in lists"),
    Command("rows", Need.DATABASE, "loại dòng không đọc được khỏi danh sách", "take unreadable rows out of a list"),
    Command("authorisation", Need.DATABASE, "ghi giấy uỷ quyền, giám hộ", "record authorisations and guardianships"),
    Command("month", Need.DATABASE, "đưa tháng chi trả qua từng bước", "move a month from step to step"),
    Command("payfiles", Need.DATABASE, "xuất tệp chi cho tổ chức dịch vụ", "write the files for a provider"),
    Command("answer", Need.DATABASE, "nhận kết quả chi và sao kê", "take in answers and statements"),
    Command("estimate", Need.DATABASE, "ghi dự toán được giao", "record a budget estimate"),
    Command("agreement", Need.DATABASE, "ghi hợp đồng với tổ chức dịch vụ", "record an agreement with a provider"),
    Command("exception", Need.DATABASE, "xem và xử lý dòng đối chiếu bất thường", "look into lines that do not match"),
    Command("officer", Need.DATABASE, "cán bộ và phạm vi được giao", "officers and their mandates"),
    Command("report", Need.DATABASE, "lập báo cáo, biểu mẫu", "write a report"),
    Command(
        "verify", Need.DATABASE, "kiểm tra mọi bất biến và chuỗi nhật ký", "check every invariant and the audit chain"
    ),
    Command("bench", Need.NOTHING, "đo thời gian cả tháng", "measure the whole month"),
    Command("score", Need.NOTHING, "chấm điểm việc tìm lỗi trong danh sách", "score the findings against the truth"),
    Command("serve", Need.DATABASE, "chạy máy chủ web", "serve the web"),
    Command("worker", Need.DATABASE, "chạy việc nền", "run the jobs"),
    Command("backup", Need.DATABASE, "sao lưu ra một tệp", "back up into a file"),
    Command("restore", Need.DATABASE, "phục hồi từ một tệp", "restore from a file"),
    Command("db", Need.NOTHING, "bật, tắt, xem máy chủ cơ sở dữ liệu kèm theo", "the embedded database server"),
)


def named(name: str) -> Command | None:
    """Find the command of that name, if it has been built."""
    return next((command for command in COMMANDS if command.name == name and command.exists), None)


def available() -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if command.exists)
