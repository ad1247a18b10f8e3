"""The clock: runs every job once, or once a minute."""

import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from interaction.actions.clock import tick


class Command(BaseCommand):
    """`manage.py tick` for cron or a timer; `--loop` stays and runs every `--seconds`."""

    help = "Runs what happens by the clock: opens interviews, sends notices, purges what is past its time."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="stay and run again and again")
        parser.add_argument("--seconds", type=float, default=60, help="pause between two runs of --loop")

    def handle(self, *, loop, seconds, **options):
        stopping = threading.Event()
        if loop:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stopping.set())
        while True:
            self._once(options["verbosity"])
            if not loop or stopping.wait(seconds):
                return

    def _once(self, verbosity):
        close_old_connections()
        for name, number in tick().items():
            if number or verbosity > 1:
                self.stdout.write(f"{name}: {number}")
        close_old_connections()
