"""`manage.py play topic n`: frames written by a process that does not serve, like tick or an import."""

from django.core.management.base import BaseCommand

from tests.realtime.stage.urls import play


class Command(BaseCommand):
    """Publishes `n` frames of kind question, each in an action of its own."""

    def add_arguments(self, parser):
        parser.add_argument("topic")
        parser.add_argument("count", type=int)

    def handle(self, *args, topic, count, **options):
        for number in range(count):
            play(topic, [("question", {"id": number})])
