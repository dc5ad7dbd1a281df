"""Tables of the journal. They are written by `audit_append` (see `sql/append_function.sql`) and by nobody else."""

from django.db import models


class Chain(models.Model):
    """The head of one organisation's journal: how many entries there are and the hash of the last one."""

    name = models.TextField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()


class Entry(models.Model):
    """One deed: who did what to which object, and what it was worth."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="+")
    seq = models.BigIntegerField()
    prev = models.BinaryField()
    hash = models.BinaryField()
    at = models.DateTimeField()
    by = models.TextField()
    deed = models.TextField()
    object_kind = models.TextField()
    object_id = models.TextField()
    facts = models.TextField(help_text="canonical JSON: sorted keys, no blanks; part of the hash")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_entry_number_is_unique"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="audit_entry_number_is_positive"),
        ]
        indexes = [models.Index(fields=["object_kind", "object_id"], name="audit_entry_object")]
