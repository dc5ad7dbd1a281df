"""Every page's address. An office, a programme and a month read as they are called: /months/PL-506/btxh/2023-09/."""

from django.urls import include, path, register_converter
from django.views.i18n import set_language

from chitra.web import converters, gate, views

register_converter(converters.Organisation, "org")
register_converter(converters.Programme, "programme")
register_converter(converters.Month, "period")
register_converter(converters.ProviderCode, "provider")

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", gate.anyone(set_language), name="set_language"),
    path("account/", include("chitra.web.account.urls")),
    path("work/", include("chitra.web.work.urls")),
    path("tasks/", include("chitra.web.jobs.urls")),
    path("lists/", include("chitra.web.lists.urls")),
    path("affairs/", include("chitra.web.affairs.urls")),
    path("province/", include("chitra.web.province.urls")),
    path("months/", include("chitra.web.months.urls")),
    path("batches/", include("chitra.web.deliveries.urls")),
    path("reconciliation/", include("chitra.web.reconciliation.urls")),
    path("settlement/", include("chitra.web.settlement.urls")),
    path("people/", include("chitra.web.people.urls")),
    path("journal/", include("chitra.web.journal.urls")),
]
