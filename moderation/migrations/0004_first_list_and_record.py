"""The term list becomes version 1, new reasons are planted, and decisions already taken enter the record."""

from django.db import migrations

from moderation.digests import digest_of
from moderation.reasons import REASONS
from moderation.scopes import family_of
from moderation.seeds import plant


def plant_new(apps, schema_editor):
    reasons, terms = apps.get_model("moderation", "Reason"), apps.get_model("moderation", "Term")
    plant(reasons, terms)
    reasons.objects.filter(code__in=[words.code for words in REASONS if words.conceals]).update(conceals=True)


def first_version(apps, schema_editor):
    rows = list(apps.get_model("moderation", "Term").objects.all())
    version = apps.get_model("moderation", "ListVersion").objects.create(size=sum(row.is_active for row in rows))
    told = ("text", "kind", "effect", "language", "is_active")
    change = apps.get_model("moderation", "TermChange")
    change.objects.bulk_create(
        [change(version=version, **{name: getattr(row, name) for name in told}) for row in rows], batch_size=500
    )


def keep_decisions(apps, schema_editor):
    cases, decision = apps.get_model("moderation", "Case"), apps.get_model("moderation", "Decision")
    for case in cases.objects.iterator(chunk_size=500):
        cases.objects.filter(pk=case.pk).update(family=family_of(case.scope)[:20])
        if case.state in ("approved", "rejected", "merged") and case.decided_at:
            row = decision(
                case=case,
                outcome=case.state,
                at=case.decided_at,
                by_id=case.decided_by_id,
                is_automatic=case.decided_by_id is None,
                rule="" if case.decided_by_id else "unknown",
                reason_id=case.reason_id,
                waited=max(0, int((case.decided_at - case.opened_at).total_seconds())),
                before={"state": "waiting", "public": "", "into": None, "reason": None, "edited": False},
                after={
                    "state": case.state,
                    "public": case.edited_text,
                    "into": case.merged_into_id,
                    "reason": case.reason_id,
                    "edited": bool(case.edited_text),
                },
            )
            row.digest = digest_of(row)
            row.save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_moderation_in_depth")]

    operations = [
        migrations.RunPython(plant_new, migrations.RunPython.noop),
        migrations.RunPython(first_version, migrations.RunPython.noop),
        migrations.RunPython(keep_decisions, migrations.RunPython.noop),
    ]
