"""Addresses of the message core. A channel's front carries the channel's key as its name."""

from django.urls import include, path

from interaction.views import asking, channel_policy, interview, pictures, policy, public, status

app_name = "interaction"
urlpatterns = [
    path("", public.home, name="home"),
    path("interview/", interview.interview_list, name="interview"),
    path("interview/<int:pk>/", interview.room, name="room"),
    path("interview/<int:pk>/ask/", asking.ask, name="ask"),
    path("interview/<int:pk>/mine/", asking.mine, name="mine"),
    path("interview/<int:pk>/support/<int:question>/", asking.support, name="support"),
    path("interview/<int:pk>/policy/", policy.policy, name="policy"),
    path("<slug:channel>/policy/", channel_policy.channel_policy, name="channel_policy"),
    path("pictures/<str:name>", pictures.picture, name="picture"),
    path("studio/", include("interaction.studio_urls")),
    path("status/", status.status, name="status"),
    path("my/", status.my, name="my"),
    path("", include("interaction.produce_urls")),
    path("", include("interaction.room_urls")),
    path("", include("interaction.follow_urls")),
    path("", include("interaction.after_urls")),
    path("", include("interaction.second_look_urls")),
    path("", include("interaction.own_urls")),
    path("", include("interaction.report_urls")),
    path("", include("interaction.ledger_urls")),
    path("", include("interaction.figures_urls")),
    path("", include("interaction.write_urls")),
    path("", include("interaction.settings_urls")),
    path("", include("interaction.trial_urls")),
    path("", include("interaction.board_urls")),
    path("", include("interaction.letters_urls")),
    path("", include("interaction.pages_urls")),
    path("", include("interaction.news_urls")),
    path("captcha-sound/", include("interaction.captcha_urls")),
    path("", include("interaction.archive_urls")),
]
