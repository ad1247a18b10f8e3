"""Letters of the past weeks in all channels, each carried by the people who would have done it, each on its day.

The fields of texts/played.toml: `state` says how far a letter has come ("replied" if it does not), `mark` and `say` how
its writer rated the answer, `follow_up` and `second` what was asked about it and answered, `redo` that the mark came
only now, `other`, `asked` and `given` what another department added.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from interaction import receipts
from interaction.actions import contributing, desk_notes, extensions, letters
from interaction.actions.correcting import ask_correction
from interaction.actions.following_up import follow_up
from interaction.actions.not_ours import give_back
from interaction.actions.rating_letters import rate_letter
from interaction.actions.submit import Letter, submit
from interaction.actions.supplements import supplement
from interaction.actions.uploading import attach_to
from interaction.actions.urging import urge
from interaction.demo.cast import Cast
from interaction.demo.clock import Clock
from interaction.demo.desks import OWN, SOURCE, let_out, workdays_after, workdays_before, write
from interaction.demo.drawn import picture
from interaction.demo.stage import case_of
from interaction.demo.talks import played
from interaction.models import Message, Submission
from moderation.actions import approve
from people.contacts import mask_name
from people.models import Department, User
from realtime.publish import action

ASKED = ("respondent", "place", "claim", "page")  # what forms of their own ask for
READ_AFTER = (35, 12, 58, 7, 24)  # minutes until a moderator has read a letter, in turn
REDO_BEFORE = 2  # working days ago the dissatisfied mark came


def play_letters(cast: Cast, *, now: datetime) -> None:
    """Every letter of texts/played.toml from its sending to where it stands today."""
    for number, row in enumerate(played()):
        sent_at = workdays_before(now, row["sent"]) - timedelta(minutes=100 + 7 * (number % 8))
        clock = Clock(sent_at)
        with clock.set_for_everything():
            Carried(row, cast, clock, number).play(now)


@dataclass
class Carried:
    """One letter on its way; `number` is its place among them."""

    row: dict
    cast: Cast
    clock: Clock
    number: int

    @action
    def play(self, now: datetime) -> None:
        """Sends it, has it read, and brings it to where it stands at this moment."""
        row, letter = self.row, self._sent()
        self.clock.forward(minutes=READ_AFTER[self.number % len(READ_AFTER)])
        if row.get("state") == "correction":
            ask_correction(letter, row["missing"], by=self.cast["dispatcher"])
            return
        case = case_of(letter)
        approve(case, by=self.cast["moderator-2"], version=case.version)
        self.clock.forward(minutes=15)
        if row.get("state") == "returned-twice":
            self._give_back_twice(letter)
            return
        letter = letters.assign(letter, self.place, by=self.cast["dispatcher"])
        self._say_beside(letter)
        if "state" in row:
            self._work(letter)
        else:
            self._answer(letter, row["reply"], days=row["took"])
            self._afterwards(letter, now)

    @property
    def place(self) -> Department:
        """The department that answers it."""
        return self.cast.departments[self.row["department"]]

    @property
    def staff(self) -> tuple[User, User]:
        """Who writes the answer and who releases it."""
        officer, approver = OWN
        own = self.row["department"] == "housing"
        return (self.cast[officer], self.cast[approver]) if own else (self.cast["officer-2"], self.cast["approver-2"])

    def _sent(self) -> Submission:
        row, visitor = self.row, f"demo-played-{self.number}"
        report, mine = row.get("kind") == "report", row["by"] == self.cast["citizen"].name
        letter = Letter(
            channel=row["channel"],
            kind=row.get("kind", ""),
            key=receipts.new_key(visitor),
            visitor=visitor,
            title=row["title"],
            body=row["body"],
            byline=mask_name(row["by"]) if row["by"] and not report else "",
            author=self.cast["citizen"] if mine else None,
            contact={"name": row["by"]} if row["by"] else {},
            answers={name: row[name] for name in ASKED if name in row},
            wants_public=row.get("public", row["channel"] not in ("complaint", "correction")),
        )
        receipt = submit(letter)
        assert receipt is not None  # nothing stood in the way: no captcha was asked
        Submission.objects.filter(pk=receipt.submission.pk).update(source_id=f"{SOURCE}played-{self.number}")
        if "file" in row:
            first = receipt.submission.messages.select_related("submission").get(kind=Message.Kind.LETTER)
            attach_to(first, picture(row["file_name"], self.number))
        return receipt.submission

    def _give_back_twice(self, letter: Submission) -> None:
        for slug, reason in self.row["returned"]:
            self.clock.forward(hours=5)
            letter = letters.assign(letter, self.cast.departments[slug], by=self.cast["dispatcher"])
            self.clock.forward(hours=4)
            letter = give_back(letter, reason, by=self.cast["officer-2"])

    def _say_beside(self, letter: Submission) -> None:
        """What the head of the district wants, and what the writer adds within the hour."""
        if "instruction" in self.row:
            self.clock.forward(minutes=20)
            desk_notes.add_instruction(letter, self.row["instruction"], by=self.cast["supervisor"])
        if "supplement" in self.row:
            self.clock.forward(minutes=40)
            supplement(letter, self.row["supplement"], with_code=True)

    def _work(self, letter: Submission) -> None:
        """What has been begun and not answered yet."""
        row, (officer, approver) = self.row, self.staff
        self.clock.forward(minutes=25)
        if "draft" in row:
            letters.save_draft(letter, row["draft"], by=officer, version=0)
        if row["state"] == "in-review":
            write(letter, row["reply"], by=officer)
        if row["state"] == "helped":
            other = self.cast.departments[row["other"]]
            part = contributing.ask(letter, other, row["asked"], by=officer)
            self.clock.forward(hours=3)
            contributing.give(part, row["given"], by=self.cast["officer-2"])
        if row["state"] == "extended":
            self.clock.moment = workdays_after(self.clock.moment, 3)
            asked = extensions.ask(letter, "answer", days=row["days"], reason=row["reason"], by=officer)
            self.clock.forward(hours=2)
            extensions.grant(asked, by=approver)
        if row.get("urged"):
            self.clock.moment = workdays_after(self.clock.moment, row["sent"] - 2)
            urge(letter, by=self.cast["supervisor"])

    def _answer(self, letter: Submission, text: str, *, days: int) -> Message:
        """Written and released so many working days later."""
        officer, approver = self.staff
        self.clock.moment = workdays_after(self.clock.moment, days)
        write(letter, text, by=officer)
        self.clock.forward(minutes=35)
        return let_out(letter, by=approver, outcome=self.row.get("outcome", ""), why=self.row.get("why", ""))

    def _afterwards(self, letter: Submission, now: datetime) -> None:
        """What its writer asks about the answer, and how it is rated."""
        row = self.row
        if "follow_up" in row:
            self.clock.forward(hours=20)
            follow_up(letter, row["follow_up"], with_code=True)
            self._answer(letter, row["second"], days=2)
        if "mark" not in row:
            return
        self.clock.forward(hours=3)
        if row.get("redo"):
            self.clock.moment = workdays_before(now, REDO_BEFORE)
        answer = letter.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED).latest("pk")
        rate_letter(letter, row["mark"], answer=answer.pk, reason=row.get("say", ""), with_code=True)
