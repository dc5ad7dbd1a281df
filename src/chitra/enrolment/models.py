"""Payment methods and the papers that let another person receive."""

from django.db import models
from django.db.models import F, Q

CHANNELS = ("bank", "ewallet", "mobile_money", "cash_point", "home")


class Authorisation(models.Model):
    """A guardianship or a certified authorisation: who may receive for whom, from when until when (exclusive)."""

    principal = models.ForeignKey("beneficiaries.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(help_text="guardian or agent")
    agent_name = models.TextField()
    agent_match_name = models.TextField()
    agent_cccd = models.TextField(blank=True)
    programme_code = models.TextField(blank=True, help_text="empty: every programme")
    certificate_no = models.TextField(help_text="số chứng thực")
    certified_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive; a guardianship may be open")
    revoked_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "agent_match_name", "certificate_no"], name="enrolment_authorisation_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["guardian", "agent"]), name="enrolment_authorisation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="guardian") | Q(valid_until__isnull=False),
                name="enrolment_authorisation_of_an_agent_ends",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="enrolment_authorisation_ends_after_it_begins",
            ),
        ]


class Method(models.Model):
    """One way to pay one person. The open one (`valid_until` empty) of a person × programme is the method."""

    person = models.ForeignKey("beneficiaries.Person", on_delete=models.PROTECT, related_name="+")
    programme_code = models.TextField()
    channel = models.TextField()
    bin = models.TextField(blank=True)
    account_no = models.TextField(blank=True, help_text="bank account, wallet id or the phone of mobile money")
    holder_name = models.TextField()
    holder_match_name = models.TextField()
    holder_relation = models.TextField(help_text="self, guardian, agent")
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, null=True, related_name="+")
    standing = models.TextField(help_text="claimed, verified, closed")
    source = models.TextField(help_text="list, registration, provider")
    reason = models.TextField(blank=True, help_text="why it closed, why it is at home")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme_code"],
                condition=Q(valid_until__isnull=True),
                name="enrolment_method_is_one",
            ),
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="enrolment_method_channel_is_known"),
            models.CheckConstraint(
                condition=Q(holder_relation__in=["self", "guardian", "agent"]),
                name="enrolment_method_relation_is_known",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["claimed", "verified", "closed"]), name="enrolment_method_standing_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["cash_point", "home"]) | ~Q(account_no=""),
                name="enrolment_method_names_its_account",
            ),
            models.CheckConstraint(
                condition=Q(holder_relation="self") | Q(authorisation__isnull=False) | Q(channel="cash_point"),
                name="enrolment_method_of_another_is_authorised",
            ),
        ]
        indexes = [models.Index(fields=["account_no", "bin"], name="enrolment_method_account")]
