"""Addresses of the provider area, under /furnizori/."""

from django.urls import path

from directory.providers.views import account, colleagues, letters, records, visitors

urlpatterns = [
    path("", visitors.home, name="providers_home"),
    path("revendica/", visitors.find, name="providers_find"),
    path("revendica/<uuid:key>/", visitors.claim, name="providers_claim"),
    path("intrare/", visitors.sign_in, name="providers_sign_in"),
    path("intrare/link/", visitors.send_link, name="providers_send_link"),
    path("intrare/parola/", visitors.enter_with_password, name="providers_password"),
    path("iesire/", visitors.sign_out, name="providers_sign_out"),
    path("intra/<str:token>/", letters.enter, name="providers_enter"),
    path("invitatie/<str:token>/", letters.join, name="providers_join"),
    path("dovada/<str:token>/", letters.prove, name="providers_prove"),
    path("confirma/<str:token>/", letters.confirm, name="providers_confirm_mail"),
    path("fara-memento/<str:token>/", letters.stop, name="providers_stop"),
    path("serviciu/<uuid:key>/", records.edit, name="providers_record"),
    path("serviciu/<uuid:key>/alt-loc/", records.add_place, name="providers_add_place"),
    path("serviciu/<uuid:key>/locuri/", records.free_places, name="providers_free_places"),
    path("serviciu/<uuid:key>/inchidere/", records.closing, name="providers_closing"),
    path("serviciu/<uuid:key>/confirma/", records.confirm, name="providers_confirm"),
    path("<uuid:key>/adauga/", records.add, name="providers_add"),
    path("<uuid:key>/colegi/", colleagues.listing, name="providers_colleagues"),
    path(
        "<uuid:key>/colegi/<int:member>/scoate/",
        colleagues.remove,
        name="providers_colleague_remove",
    ),
    path("<uuid:key>/confirma/", records.confirm_all, name="providers_confirm_all"),
    path("cont/", account.account, name="providers_account"),
    path("cont/date/", account.export, name="providers_export"),
    path("cont/inchide/", account.close, name="providers_close"),
]
