"""One text on the desk with everything that is known about it."""

import json
from dataclasses import dataclass

from moderation import queries, scopes
from moderation.findings import Finding, from_json, score
from moderation.highlight import Note, Piece, notes, pieces
from moderation.masking import hides, masked
from moderation.models import Case, Restriction
from moderation.models import Note as Remark
from moderation.page.rows import looking
from moderation.page.silenced import term_context
from moderation.phrases import rule_name
from moderation.repeats import answers_near


@dataclass(frozen=True)
class Item:
    """One case as the middle and the right of the desk show it.

    `notes` tell what was found, `remarks` what moderators told each other; `weights` say why the score is what it is.
    A text that `is_folded` is concealed and shown only on request. `masks` are pieces of it and their masked forms.
    """

    case: Case
    place: str
    looking: str
    late: str
    pieces: list[Piece]
    notes: list[Note]
    score: int
    weights: list[tuple[str, int]]
    masks: dict[str, str]
    draft: str
    history: dict
    alike: list[Case]
    answers: list[tuple[Case, str]]
    twins: list[Case]
    found: list[Case]
    restriction: Restriction | None
    remarks: list[Remark]
    is_waiting: bool
    is_mine: bool
    claim_ran_out: bool
    is_starred: bool
    is_folded: bool
    may_confirm: bool
    may_undo: bool

    @property
    def goes_to_office(self) -> bool:
        """Whether an office reads the text first: it stands in no occasion, so that nobody reads it at once."""
        return scopes.family_of(self.case.scope) == self.case.scope

    @property
    def masks_json(self) -> str:
        """The pieces and their masked forms for the desk's script."""
        return json.dumps(self.masks, ensure_ascii=False)


def item_context(user, case: Case | None, *, words: str = "") -> dict:
    """The case in the middle with findings, draft, history, neighbours and what it may be joined to."""
    if case is None:
        return {"item": None}
    return {
        "item": _item(user, case, words),
        "reasons": list(queries.reasons()),
        "words": words,
        "text_shown": queries.TEXT_SHOWN,
        **term_context(user),
    }


def _item(user, case: Case, words: str) -> Item:
    found, alike = from_json(case.findings), queries.alike(case)
    remarks = list(queries.notes_on(case))
    mine, may_undo = case.claimed_by_id == user.pk, case.decided_by_id == user.pk and case.may_be_undone
    is_waiting = case.state == Case.State.WAITING
    return Item(
        case=case,
        place=scopes.titled({case.scope})[case.scope],
        looking=looking(case, user),
        late=queries.lateness(case),
        pieces=pieces(case.text, found),
        notes=notes(case.text, found),
        score=score(found),
        weights=weights(found),
        masks=masks(case.text, found),
        draft=case.public_text,
        history=queries.history_of(case),
        alike=[one for one in alike if one.state == Case.State.APPROVED],
        answers=answers_near(case),
        twins=[one for one in alike if one.state == Case.State.WAITING],
        found=list(queries.merge_targets(case, words)),
        restriction=queries.restriction_of(case.scope, case.author_key),
        remarks=remarks,
        is_waiting=is_waiting,
        is_mine=mine and case.claim_is_live,
        claim_ran_out=is_waiting and mine and not case.claim_is_live,
        is_starred=bool(queries.marks_on(user, [case])["star"]),
        is_folded=queries.is_concealed(case) and not may_undo and not queries.has_asked_to_see(remarks, user),
        may_confirm=case.state == Case.State.APPROVED and case.is_automatic,
        may_undo=may_undo,
    )


def weights(found: list[Finding]) -> list[tuple[str, int]]:
    """Each rule that was hit with the weight of its heaviest finding, the heaviest first: what the score is made of."""
    heaviest: dict[tuple[str, str], int] = {}
    for one in found:
        heaviest[one.kind, one.rule] = max(one.weight, heaviest.get((one.kind, one.rule), 0))
    ordered = sorted(heaviest.items(), key=lambda item: (-item[1], item[0]))
    return [(str(rule_name(rule)), weight) for (_kind, rule), weight in ordered]


def masks(text: str, found: list[Finding]) -> dict[str, str]:
    """The pieces of personal data in the text, each with how the public copy writes it."""
    hidden = [(text[one.start : one.end], one.rule) for one in found if hides(one)]
    return {piece: masked(piece, rule) for piece, rule in hidden}
