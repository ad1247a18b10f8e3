"""What invented citizens think: support, votes for themes, ratings, and answers that helped."""

from random import Random

from interaction.models import Message, Occasion, Rating, Reaction, Submission, Support, ThemeVote
from people.crypto import keyed_hash

COMPLAINTS = (
    "有的回答没有给出具体时间。",
    "我的问题等到最后才答，希望下次时间长一点。",
    "政策讲得清楚，就是办理地点没说全。",
)


def give_support(question: Submission, number: int) -> None:
    """So many invented citizens want to know this too; each eighth has an account."""
    Support.objects.bulk_create(
        Support(
            submission=question,
            occasion_id=question.occasion_id,
            person_key=_person(question.pk, place),
            tier=Support.Tier.REGISTERED if place % 8 == 7 else Support.Tier.GUEST,
        )
        for place in range(number)
    )


def vote_for_themes(occasion: Occasion, chance: Random, *, most: int) -> None:
    """Each theme gets between a third of `most` votes and all of them, the earlier ones rather more."""
    votes = [
        ThemeVote(occasion=occasion, theme=theme, person_key=_person(f"theme-{theme.pk}", person))
        for place, theme in enumerate(occasion.themes.all())
        for person in range(chance.randint(most // 3, most) // (place + 1) + 3)
    ]
    ThemeVote.objects.bulk_create(votes)


def rate(occasion: Occasion, chance: Random) -> None:
    """Two dozen people or so rate the interview; the few who are not satisfied say why."""
    marks = [Rating.Mark.SATISFIED] * chance.randint(14, 24) + [Rating.Mark.BASICALLY] * chance.randint(3, 7)
    reasons = [COMPLAINTS[occasion.pk % len(COMPLAINTS)]]
    rows = [Rating(occasion=occasion, person_key=_person("rating", n), mark=mark) for n, mark in enumerate(marks)]
    rows += [
        Rating(occasion=occasion, person_key=_person("unhappy", n), mark=Rating.Mark.NOT, reason=reason)
        for n, reason in enumerate(reasons)
    ]
    Rating.objects.bulk_create(rows)


def find_helpful(occasion: Occasion, chance: Random) -> None:
    """Every answer on air helped between one and forty people."""
    answers = Message.objects.filter(submission__occasion=occasion, kind=Message.Kind.ANSWER)
    Reaction.objects.bulk_create(
        Reaction(message=answer, occasion=occasion, person_key=_person(f"helped-{answer.pk}", person))
        for answer in answers
        for person in range(chance.randint(1, 40))
    )


def _person(about: object, place: int) -> str:
    return keyed_hash("demo-supporter", f"{about}-{place}")
