"""manage.py rehearse: a rehearsal with simulated people, or the demo's calm robots."""

import json
import signal
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interaction.demo.caretaker import Caretaker
from interaction.demo.district import open_rehearsal
from interaction.models import Occasion
from interaction.rehearsal.plan import Plan, Rehearsal
from interaction.rehearsal.questions import Questions, read
from interaction.workflow import ON_AIR

DEMO_ONLY = "Rehearsals run only where DEMO=on is set: they act as the demo's accounts, whose password is known."


class Command(BaseCommand):
    """Exits with 1 when a question was lost or doubled, or when a viewer missed a frame."""

    help = "Rehearse an interview with simulated citizens and staff, or (--calm) keep the demo's interview moving."

    def add_arguments(self, parser):
        parser.add_argument("occasion", nargs="?", default="", help='id of the interview; "new" opens an empty one')
        parser.add_argument(
            "--calm", action="store_true", help="the demo's robots: slow, and they step aside for people"
        )
        parser.add_argument("--forever", action="store_true", help="with --calm: go on with the next interview")
        parser.add_argument("--questions", type=Path, help="JSON lines with body or subject")
        parser.add_argument("--citizens", type=int, default=20, help="viewers, each asking in turn")
        parser.add_argument("--questions-per-minute", type=float, default=30)
        parser.add_argument("--minutes", type=float, help="how long (1; with --calm 30)")
        parser.add_argument("--base-url", action="append", help="the running site; give it once per process")
        parser.add_argument("--feed", action="store_true", help="viewers use the HTTP feed instead of websockets")
        parser.add_argument("--report", type=Path, help="also write the report as JSON")

    def handle(self, *, occasion: str, calm: bool, **options):
        if not settings.DEMO:
            raise CommandError(DEMO_ONLY)
        options["base_url"] = [url.rstrip("/") for url in options["base_url"] or [f"http://127.0.0.1:{settings.PORT}"]]
        if calm:
            self.keep_calm(occasion, **options)
        else:
            self.rehearse(_interview(occasion), **options)

    def rehearse(self, occasion: Occasion, *, report: Path | None, **options) -> None:
        """One rehearsal with its report; Ctrl-C ends the asking early."""
        plan = Plan(
            urls=options["base_url"],
            password=settings.DEMO_PASSWORD,
            citizens=options["citizens"],
            per_minute=options["questions_per_minute"],
            minutes=options["minutes"] or 1,
            feed=options["feed"],
        )
        rehearsal = Rehearsal(occasion, plan, _questions(options["questions"]), say=self.say)
        for asked in (signal.SIGINT, signal.SIGTERM):
            signal.signal(asked, lambda *_: rehearsal.stop())
        told = rehearsal.run()
        if report:
            report.write_text(json.dumps(told.as_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self.stdout.write("\n".join(told.lines()))
        if told.failed:
            raise SystemExit(1)

    def keep_calm(self, occasion: str, *, forever: bool, minutes: float | None, base_url: list[str], **_options):
        """The robots of the demo until their time is over; Ctrl-C or SIGTERM ends them at once."""
        caretaker = Caretaker(base_url, minutes=minutes or 30, say=self.say)
        for asked in (signal.SIGINT, signal.SIGTERM):
            signal.signal(asked, lambda *_: caretaker.stop())
        caretaker.run(_interview(occasion) if occasion else None, forever=forever)

    def say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()


def _interview(key: str) -> Occasion:
    """The interview of this id, a new one, or without a key the one that is live."""
    if key == "new":
        return open_rehearsal()
    interviews = Occasion.objects.filter(channel="interview")
    chosen = interviews.filter(pk=int(key)) if key.isdecimal() else interviews.filter(state__in=ON_AIR)
    found = chosen.order_by("-opened_at").first()
    if found is None:
        raise CommandError("There is no such interview. Run `manage.py demo`, or rehearse a new one: rehearse new")
    return found


def _questions(file: Path | None) -> Questions:
    if file is None:
        raise CommandError("Say what the citizens ask: --questions FILE (JSON lines with body or subject).")
    try:
        return read(file)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise CommandError(str(error)) from None
