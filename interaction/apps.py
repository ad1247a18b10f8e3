"""Start-up of the message core: channels, rules, live topics, and the moderators' news."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import import_string


class Interaction(AppConfig):
    """Registers what interaction offers once all models are loaded."""

    name = "interaction"

    def ready(self):
        registry = import_module("interaction.registry")
        for path in settings.CHANNELS:
            registry.add(import_string(path)())
        desk = import_module("interaction.queries.desk")
        policies = import_module("interaction.queries.policies")
        rules = import_module("interaction.rules")
        import_module("moderation.scopes").register(
            rules.moderated_scopes,
            titles=desk.scope_titles,
            switches=desk.policy_switch,
            targets=policies.read_within,
            policies=policies.policies_told,
            places=policies.channels_with_policy,
        )
        second_look = import_module("interaction.queries.second_look")
        import_module("moderation.doors").register(
            destinations=second_look.destinations_for,
            workdays=second_look.workdays_after,
            teller=import_module("interaction.actions.second_look").tell_silenced,
        )
        import_module("moderation.answers").register(import_module("interaction.queries.answered_cases").answers_to)
        import_module("interaction.live").register()
        moderated = import_module("interaction.actions.moderated")
        import_module("moderation.signals").case_decided.connect(moderated.after_decision, dispatch_uid="interaction")
        self._tell_people()

    def _tell_people(self):
        """What the floor of people asks of this one: open work, the book of changes, landings, own data."""
        held = import_module("interaction.queries.held_work")
        book = import_module("interaction.actions.events").note_change
        import_module("people.holding").register(by=held.held_by, at=held.held_at, book=book)
        import_module("people.landing").register("studio", import_module("interaction.landing").nearest_studio)
        import_module("people.own_data").register(
            "submissions",
            read=import_module("interaction.queries.own").submissions_of,
            erase=import_module("interaction.actions.erasure").forget_author,
        )
        import_module("people.own_data").register(
            "follows",
            read=import_module("interaction.queries.own").follows_listed,
            erase=import_module("interaction.actions.follow").forget_follows,
        )
        import_module("people.own_data").register(
            "watches",
            read=import_module("interaction.queries.own").watches_listed,
            erase=import_module("interaction.actions.watching").forget_watches,
        )
