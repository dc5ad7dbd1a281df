"""Deeds of delivery: order what is released, make the files that carry the orders, book what became of them."""

from chitra.delivery import booking, filing, handing, ordering

release = ordering.release
Released = ordering.Released
Batch = ordering.Batch
NotOrdered = ordering.NotOrdered

reissue = ordering.reissue
Reissued = ordering.Reissued
ReferenceUnknown = ordering.ReferenceUnknown
NotReissuable = ordering.NotReissuable

payfiles = filing.payfiles
FileMade = filing.FileMade
NothingReleased = filing.NothingReleased
NoAdvanceAccount = filing.NoAdvanceAccount
TotalsDiffer = filing.TotalsDiffer

hand_over = handing.hand_over
HandedOver = handing.HandedOver
FileUnknown = handing.FileUnknown
BytesDiffer = handing.BytesDiffer

stage_booking = booking.stage_booking
book = booking.book
