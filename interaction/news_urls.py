"""Addresses of what people are told: the bell, the end of mails, watching, standing answers, feeds."""

from django.urls import path

from interaction.views import faq, faq_desk, feeds, notices, watching

urlpatterns = [
    path("faq/", faq.faq, name="faq"),
    path("faq/<int:pk>/", faq.standing, name="faq_one"),
    path("desk/faq/", faq_desk.kept, name="faq_desk"),
    path("desk/faq/new/", faq_desk.new, name="faq_new"),
    path("desk/faq/<int:pk>/", faq_desk.edit, name="faq_edit"),
    path("desk/faq/<int:pk>/checked/", faq_desk.checked, name="faq_checked"),
    path("desk/faq/<int:pk>/retire/", faq_desk.retire, name="faq_retire"),
    path("desk/faq/<int:pk>/back/", faq_desk.take_back, name="faq_back"),
    path("feeds/<slug:channel>.atom", feeds.channel_feed, name="channel_feed"),
    path("feeds/department/<slug:slug>.atom", feeds.department_feed, name="department_feed"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("notices/read-all/", notices.read_all, name="notices_read_all"),
    path("no-more-mail/<str:token>/", notices.mail_end, name="mail_end"),
    path("my/watching/", watching.watches, name="watches"),
    path("watch/department/<int:pk>/", watching.watch_department, name="watch_department"),
    path("watch/letter/<int:pk>/", watching.watch_letter, name="watch_letter"),
]
