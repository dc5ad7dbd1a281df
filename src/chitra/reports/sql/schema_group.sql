-- Name the group under which figures count a category: without its percents, and nothing that is linked to HIV by name.
-- Returns one row a category.
CREATE OR REPLACE VIEW reports_group WITH (security_invoker = true) AS
SELECT
    category.code AS category_code,
    category.programme_code,
    CASE
        WHEN category.is_sensitive THEN 'Nhóm được bảo mật thông tin'
        ELSE regexp_replace(category.name, '( - tỷ lệ.*| (từ )?[0-9]+ ?%.*)$', '')
    END AS name
FROM programmes_category AS category;
