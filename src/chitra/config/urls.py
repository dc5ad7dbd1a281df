"""Every address there is: the officers' pages, and the small doors beside them."""

from django.urls import include, path

urlpatterns = [path("", include("chitra.web.urls"))]

handler404 = "chitra.web.pages.not_found"
handler403 = "chitra.web.pages.forbidden"
handler400 = "chitra.web.pages.bad_request"
handler500 = "chitra.web.pages.failed"
