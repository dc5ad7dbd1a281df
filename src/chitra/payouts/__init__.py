"""Turn lists into payments that an approver signs by number.

A run freezes one payment for each person × entitlement × kind, with the payee as known that day; each payment covers
months that no other run can pay again. Approval signs count, total and content hash of what is due, and the deed fails
if what moves differs. Preparer, approver and releaser are three persons; the database holds that.
"""
