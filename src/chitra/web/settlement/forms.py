"""What a signer sends: nothing but the hash of the figures that they were shown."""

from django import forms as django

from chitra.web import forms


class Sign(forms.Form):
    """A signature under the figures of this page."""

    seen_hash = django.CharField(widget=django.HiddenInput, min_length=64, max_length=64)


class Close(forms.Form):
    """The closing of a month; it has nothing to type."""
