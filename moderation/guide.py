"""How to decide: for each reason when it fits, and an example; the sentences themselves are the operator's."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# code → (when to use it, an example)
WHEN: dict[str, tuple[str | Promise, str | Promise]] = {
    "too-vague": (
        _(
            "Nobody could act on it: no place, time, office or wish is told. "
            "Not for what is only short or badly written."
        ),
        _("“You never do anything!”"),
    ),
    "insult": (
        _("It calls somebody names or attacks them as a person. Harsh words about an office are no insult."),
        _("“That clerk is a pig” – but not “The office has failed us for three years”."),
    ),
    "privacy": (
        _("It tells private things of somebody else, and hiding a number is not enough. Else edit it and publish."),
        _("A neighbour’s full name with illness or family quarrels."),
    ),
    "advertising": (
        _("It sells or recommends something, or leads people into a private group."),
        _("“Loans without questions, add me on WeChat”"),
    ),
    "wrong-channel": (
        _("It is a fair request that another channel answers better. Where you can send it on, that is kinder."),
        _("An application for a document, asked in a live interview about roads."),
    ),
    "not-our-remit": (
        _("No office of this district decides on it. Say who does, if you know."),
        _("A question about another city’s pensions."),
    ),
    "same-matter-pending": (
        _("The same author already has this matter with an office. If others ask the same, join the texts instead."),
        _("The third letter about a leak that is being repaired."),
    ),
    "unlawful": (
        _("To publish it would itself break a law, for example a threat or a call to violence. Never for criticism."),
        _("A call to beat somebody up at a given address."),
    ),
    "emergency": (
        _("Somebody may be in danger now. Refuse at once: the author reads whom to call. Tell the duty office too."),
        _("“There is smoke coming from the flat below”"),
    ),
    "court-route": (
        _("A court, an arbitrator or a review decides on it, and an office may not step in."),
        _("A question how a pending lawsuit will end."),
    ),
    "closed-case": (
        _("It was decided with finality, and nothing new is told."),
        _("A review decision of last year, asked again with the same words."),
    ),
    "identity-missing": (
        _("The channel needs a real name, and it is missing or plainly not true. Never for questions that need none."),
        _("An application by “Santa Claus”."),
    ),
    "secret": (
        _("It reveals a state or trade secret. If in doubt, ask a second moderator by a note."),
        _("A supplier’s sealed price."),
    ),
    "discipline": (
        _("It accuses an official of a breach of discipline. It belongs to the inspection, unread by others."),
        _("A named official is said to take bribes."),
    ),
    "link-only": (
        _("It holds only a link or copied text and says nothing of what is asked."),
        _("A newspaper article without a question."),
    ),
}
RULES: tuple[str | Promise, ...] = (
    _("Publish unless a reason on this list forbids it. An opinion you do not share is no reason, nor is criticism."),
    _("Read the whole text. What is marked shows where to look; it decides nothing, and a machine may be wrong."),
    _("Edit before you refuse: hide a number or a name, leave everything else as the author wrote it."),
    _("Take the reason that helps the author go on: they read its sentence, may send again once and may appeal."),
    _("Decide the same for everybody. The author’s history may make you look closer; it is never a reason by itself."),
    _("If you know the author or the matter, leave it to somebody else; if you are unsure, star it and write a note."),
    _("Every decision is kept with your name for auditors, and published in figures without names."),
)
