"""What this room says."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-HOME-WRITE": Text(
            vi="Không ghi được vào thư mục dữ liệu {folder}.",
            en="The data folder {folder} cannot be written to.",
            cause_vi="Hệ điều hành trả lời: {reason}.",
            cause_en="The operating system answers: {reason}.",
            fix_vi="Cấp quyền ghi cho thư mục này, hoặc đặt CHITRA_HOME trỏ tới thư mục khác.",
            fix_en="Allow writing to this folder, or let CHITRA_HOME name another.",
        ),
        "E-HOME-UNKNOWN": Text(
            vi="Không biết đặt dữ liệu ở đâu: tài khoản số {user_id} không có tên và không có HOME.",
            en="Nothing says where the data belongs: account number {user_id} has neither a name nor a HOME.",
            fix_vi="Đặt CHITRA_HOME trỏ tới một thư mục ghi được.",
            fix_en="Let CHITRA_HOME name a folder that can be written to.",
        ),
        "E-DB-NO-BINARIES": Text(
            vi="Không tìm thấy PostgreSQL trên máy này (PGBIN: {pgbin}).",
            en="No PostgreSQL was found on this machine (PGBIN: {pgbin}).",
            cause_vi="Gói nhị phân đi kèm không có cho hệ máy này, và không có PostgreSQL 15 trở lên được cài sẵn.",
            cause_en="The bundled binaries do not exist for this kind of machine, and no PostgreSQL 15 or newer is installed.",
            fix_vi="Cài PostgreSQL 15 trở lên, đặt PGBIN tới thư mục bin của nó, hoặc đặt CHITRA_DATABASE_URL tới máy chủ có sẵn.",
            fix_en="Install PostgreSQL 15 or newer, let PGBIN name its bin folder, or let CHITRA_DATABASE_URL name a server.",
        ),
        "E-DB-VERSION": Text(
            vi="Dữ liệu này thuộc PostgreSQL {data_major}, nhưng máy chỉ có PostgreSQL {found}.",
            en="This data belongs to PostgreSQL {data_major}, but the machine has PostgreSQL {found} only.",
            cause_vi="PostgreSQL chỉ đọc được dữ liệu do chính phiên bản chính của nó tạo ra.",
            cause_en="PostgreSQL reads only data that its own major version made.",
            fix_vi="Đặt PGBIN tới thư mục bin của PostgreSQL {data_major}, hoặc sao lưu rồi phục hồi sang phiên bản mới.",
            fix_en="Let PGBIN name the bin folder of PostgreSQL {data_major}, or back up and restore into the newer one.",
        ),
        "E-DB-ROOT": Text(
            vi="PostgreSQL không chạy được dưới quyền root, và máy này không cho đổi sang tài khoản khác.",
            en="PostgreSQL does not run as root, and this machine offers no way to be somebody else.",
            cause_vi="Cả unshare lẫn setpriv đều bị từ chối đối với {folder}.",
            cause_en="Both unshare and setpriv are refused for {folder}.",
            fix_vi="Chạy bằng tài khoản thường, hoặc đặt CHITRA_DATABASE_URL tới máy chủ có sẵn.",
            fix_en="Run as an ordinary user, or let CHITRA_DATABASE_URL name a server.",
        ),
        "E-DB-OWNER": Text(
            vi="Thư mục {folder} thuộc tài khoản số {owner_id}.",
            en="The folder {folder} belongs to account number {owner_id}.",
            cause_vi="Cơ sở dữ liệu chỉ được phục vụ bởi chính tài khoản đã tạo ra nó.",
            cause_en="A database is served only by the account that made it.",
            fix_vi="Chạy bằng tài khoản đó, hoặc đặt CHITRA_HOME trỏ tới thư mục khác.",
            fix_en="Run as that account, or let CHITRA_HOME name another folder.",
        ),
        "E-DB-INIT": Text(
            vi="Không tạo được cơ sở dữ liệu tại {folder}.",
            en="The database could not be made at {folder}.",
            cause_vi="PostgreSQL trả lời: {reason}",
            cause_en="PostgreSQL answers: {reason}",
            fix_vi="Kiểm tra dung lượng đĩa và quyền ghi của thư mục, rồi chạy lại.",
            fix_en="Check the disk's free space and the folder's rights, then run again.",
        ),
        "E-DB-START": Text(
            vi="Máy chủ cơ sở dữ liệu không khởi động được.",
            en="The database server did not start.",
            cause_vi="Dòng cuối của nhật ký {log}: {reason}",
            cause_en="The last line of the log {log}: {reason}",
            fix_vi="Xem nhật ký; kiểm tra đĩa còn trống và bộ nhớ, rồi chạy lại: dữ liệu vẫn nguyên vẹn.",
            fix_en="Read the log; check free disk space and memory, then run again: the data is untouched.",
        ),
        "E-DB-URL": Text(
            vi="CHITRA_DATABASE_URL không phải là địa chỉ PostgreSQL hợp lệ.",
            en="CHITRA_DATABASE_URL is not an address of a PostgreSQL server.",
            cause_vi="Lý do: {reason}",
            cause_en="Reason: {reason}",
            fix_vi="Viết theo mẫu postgresql://người-dùng:mật-khẩu@máy-chủ:5432/tên-cơ-sở-dữ-liệu.",
            fix_en="Write it as postgresql://user:password@host:5432/database.",
        ),
        "E-DB-ROLE": Text(
            vi="Vai trò {role} trên máy chủ này có quyền vượt qua bảo mật theo dòng.",
            en="The role {role} on this server could step around row security.",
            cause_vi="Vai trò là superuser, có BYPASSRLS, hoặc sở hữu bảng.",
            cause_en="It is a superuser, has BYPASSRLS, or owns tables.",
            fix_vi="Thu hồi: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS, và chuyển quyền sở hữu các bảng cho chủ cơ sở dữ liệu.",
            fix_en="Take that away: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS, and give its tables to the database's owner.",
        ),
        "E-DB-LOST": Text(
            vi="Không kết nối được với cơ sở dữ liệu, hoặc kết nối bị ngắt.",
            en="The database cannot be reached, or the connection was lost.",
            cause_vi="PostgreSQL trả lời: {reason}",
            cause_en="PostgreSQL answers: {reason}",
            fix_vi="Chạy lại lệnh: việc dở dang đã được hoàn lại. Nếu còn lỗi, xem «chitra db status».",
            fix_en="Run the command again: what was unfinished is rolled back. If it persists, see `chitra db status`.",
        ),
    }
)
