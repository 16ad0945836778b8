"""Addresses of what anybody may send about a record, under /harta/."""

from django.urls import path

from directory.feedback import own, views

urlpatterns = [
    path("urmareste/", views.FollowArea.as_view(), name="directory_follow_area"),
    path("urmareste/confirma/<str:token>/", own.watch_confirm, name="directory_watch_confirm"),
    path("urmareste/opreste/<str:token>/", own.watch_stop, name="directory_watch_stop"),
    path("instiintari/<str:token>/", own.notices_stop, name="directory_notices_stop"),
    path("parerea-mea/<str:token>/", own.review, name="directory_review_own"),
    path("<uuid:key>/semnaleaza/", views.Suggest.as_view(), name="directory_suggest"),
    path("<uuid:key>/parere/", views.Opinion.as_view(), name="directory_review"),
    path("<uuid:key>/urmareste/", views.Follow.as_view(), name="directory_follow"),
]
