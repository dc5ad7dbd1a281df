import datetime, time, pathlib
from chitra.rehearsal import month, cast, generator
from chitra.kernel import period
from chitra.oversight import queries as oversight
from chitra.access import operations as access
from django.db import connection
from tests.corpus import sample, doors
def test_month(month_db, tmp_path):
    t=time.time()
    on=datetime.date(2023,1,1)
    c=cast.appointed(places={"PL-506":"dailoc"}, on=on, at=doors.AT)
    cast.equip(organisation_codes=("PL-506",), programmes=("btxh",), year=2023, estimate_vnd=10**9, accountants={"PL-506": c.offices["PL-506"].accountant}, on=on, at=doors.AT, by=c.offices["PL-506"].accountant)
    st=month.Stage(period.Period(2023,9),("PL-506",),("btxh",),c,tmp_path)
    f=tmp_path/"PL-506"/"a.xlsx"; f.parent.mkdir(); f.write_bytes(sample.xlsx())
    print(list(month.import_lists(st,[f],at=doors.AT)))
    print(month.check(st, at=doors.AT))
    print(month.freeze(st, at=doors.AT, pay_date=datetime.date(2023,9,6)))
    print(month.approve(st, at=doors.AT))
    adv=month.fund(st, at=st.moment(5)); print(adv)
    print(month.release(st, at=st.moment(5,10)))
    print(month.payfiles(st, at=st.moment(5,11)))
    with access.system_scope(), connection.cursor() as cur:
        cur.execute("select id, reference, amount_vnd, channel, payee_name, payee_account, provider_id from delivery_instruction order by id"); print(cur.fetchall())
        cur.execute("select message_id from delivery_batch"); print(cur.fetchall())
        cur.execute("select * from providers_advanceaccount"); print(cur.fetchall())
    print(time.time()-t)
