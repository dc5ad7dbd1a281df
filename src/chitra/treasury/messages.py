"""What the treasury says to officers."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-FUND-ESTIMATE": Text(
            vi="Dự toán {year} của {org}, chương trình {programme}, nguồn {source}, không đủ để rút {amount_vnd} đồng.",
            en="The {year} estimate of {org}, programme {programme}, source {source}, does not allow {amount_vnd} đồng.",
            cause_vi="Dự toán được giao {allowed_vnd} đồng, đã rút {drawn_vnd} đồng.",
            cause_en="It allows {allowed_vnd} đồng, of which {drawn_vnd} đồng have been drawn.",
            fix_vi="Ghi dự toán (bổ sung) bằng «chitra estimate add», hoặc kiểm tra số tiền và nguồn.",
            fix_en="Record the estimate, or its supplement, with `chitra estimate add`; or check amount and source.",
        ),
        "E-FUND-ESTIMATE-LOW": Text(
            vi="Không ghi được {amount_vnd} đồng vào dự toán {year} của {org}, chương trình {programme}, nguồn {source}.",
            en="{amount_vnd} đồng cannot be recorded in the {year} estimate of {org}, programme {programme}, source {source}.",
            cause_vi="Số tiền bằng 0, hoặc dự toán ({allowed_vnd} đồng) sẽ thấp hơn số đã rút ({drawn_vnd} đồng).",
            cause_en="It is 0, or the estimate ({allowed_vnd} đồng) would be less than what has been drawn ({drawn_vnd} đồng).",
            fix_vi="Kiểm tra số tiền trong quyết định.",
            fix_en="Check the amount in the decision.",
        ),
        "E-FUND-ESTIMATE-TWICE": Text(
            vi="Quyết định {document} đã được ghi vào dự toán {year} của {org}, chương trình {programme}, nguồn {source}.",
            en="Document {document} is already in the {year} estimate of {org}, programme {programme}, source {source}.",
            fix_vi="Không cần ghi lại; điều chỉnh dự toán bằng một quyết định khác.",
            fix_en="There is nothing to do; an estimate is changed by another document.",
        ),
        "E-FUND-EMPTY": Text(
            vi="Tạm ứng phải có số chứng từ và số tiền lớn hơn 0 (số tiền {amount_vnd}, chứng từ «{ref}»).",
            en="An advance needs a document number and an amount above 0 (amount {amount_vnd}, document “{ref}”).",
            fix_vi="Ghi --amount và --ref theo giấy rút dự toán.",
            fix_en="Give --amount and --ref as on the drawdown.",
        ),
        "E-FUND-TWICE": Text(
            vi="Chứng từ {ref} của {org} đã được ghi nhận (chương trình {programme}, nguồn {source}, năm {year}).",
            en="Drawdown {ref} of {org} has been recorded before (programme {programme}, source {source}, year {year}).",
            cause_vi="Mỗi giấy rút dự toán chỉ ghi một lần; lần này không có gì thay đổi.",
            cause_en="Each drawdown is recorded once; nothing has changed now.",
            fix_vi="Kiểm tra số chứng từ.",
            fix_en="Check the document's number.",
        ),
        "E-FUND-NO-AGREEMENT": Text(
            vi="{org} không có hợp đồng với {provider} cho chương trình {programme} vào ngày {date}.",
            en="{org} has no agreement with {provider} for programme {programme} on {date}.",
            cause_vi="Tạm ứng (nguồn {source}, năm {year}, chứng từ {ref}) chỉ chuyển cho đơn vị có hợp đồng đang hiệu lực.",
            cause_en="An advance (source {source}, year {year}, document {ref}) goes only to a provider under an agreement in force.",
            fix_vi="Ghi hợp đồng bằng «chitra agreement add», hoặc kiểm tra mã đơn vị.",
            fix_en="Record the agreement with `chitra agreement add`, or check the provider's code.",
        ),
        "E-FUND-SOURCE": Text(
            vi="Chương trình {programme} không có nguồn kinh phí {source} ({org}, năm {year}).",
            en="Programme {programme} has no funding source {source} ({org}, year {year}).",
            fix_vi="Dùng mã nguồn của chương trình, ví dụ như «chitra month show» nêu.",
            fix_en="Use a source of the programme, as `chitra month show` names it.",
        ),
    }
)
