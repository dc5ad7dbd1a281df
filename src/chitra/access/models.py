"""Officers, their mandates and nothing else: what a role may do is a rule, not a row."""

from django.contrib.auth import base_user
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Trim, Upper

from chitra.access import rules


class Officer(base_user.AbstractBaseUser):
    """A person who signs in. Two logins of one person share `person_key`, so nobody approves what they prepared.

    An officer without a password works on the command line only. Whether they are still in office is a matter of
    dates and judged at each deed, not by a flag.
    """

    USERNAME_FIELD = "username"
    objects = base_user.BaseUserManager()

    username = models.TextField(unique=True)
    full_name = models.TextField()
    person_key = models.TextField(help_text="citizen card or staff number; the same for every login of one person")
    title = models.TextField(blank=True, help_text="as printed under a signature: Kế toán trưởng, Trưởng phòng")
    active_from = models.DateField()
    active_until = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(username="") & ~Q(person_key=""), name="access_officer_is_named"),
            models.CheckConstraint(
                condition=Q(person_key=Upper(Trim("person_key"))), name="access_officer_person_key_is_written_one_way"
            ),
        ]


class Mandate(models.Model):
    """What an officer may act as, where and how long. `until` is exclusive; an empty programme means every one."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    role = models.TextField()
    organisation_code = models.TextField(help_text="this organisation and all below it; '*' is everywhere")
    programme_code = models.TextField(blank=True)
    provider_code = models.TextField(blank=True, help_text="for officers of a payment provider")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    document = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.TextField()
    delegates = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", help_text="the mandate that is lent for a time"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="access_mandate_ends_not_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(delegates__isnull=True) | Q(valid_until__isnull=False),
                name="access_mandate_that_is_lent_ends",
            ),
            models.CheckConstraint(condition=Q(role__in=sorted(rules.ROLES)), name="access_mandate_role_is_known"),
            models.CheckConstraint(condition=~Q(organisation_code=""), name="access_mandate_is_somewhere"),
            models.CheckConstraint(
                condition=(Q(role__in=sorted(rules.PROVIDER_ROLES)) & ~Q(provider_code=""))
                | (~Q(role__in=sorted(rules.PROVIDER_ROLES)) & Q(provider_code="")),
                name="access_mandate_of_a_provider_names_it",
            ),
        ]
        indexes = [models.Index(fields=["officer", "valid_from"], name="access_mandate_of_officer")]
