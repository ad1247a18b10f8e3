"""The rows that migrations plant, kept aside so that tests which empty the tables get them back."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

MADE_BY_DJANGO = ("contenttypes", "auth", "sessions", "admin", "captcha")
Kept = list[tuple[type[models.Model], list[dict]]]


def keep() -> Kept:
    """Every planted row as column values, tables in an order that foreign keys allow."""
    tables = [model for model in apps.get_models() if model._meta.app_label not in MADE_BY_DJANGO]
    rows = [(model, list(model._base_manager.values())) for model in tables]
    return [(model, values) for model, values in rows if values]


def stand(kept: Kept) -> bool:
    """Whether the planted rows are in their tables; one of them tells, since they are emptied together."""
    return not kept or kept[0][0]._base_manager.exists()


def ensure(kept: Kept) -> None:
    """For fixtures of a whole file, which come before the single test's rows are put back."""
    if not stand(kept):
        replant(kept)


def replant(kept: Kept) -> None:
    """Puts the kept rows back into emptied tables, as they were."""
    with transaction.atomic():
        for model, values in kept:
            rows = [model(**row) for row in values]
            model._base_manager.bulk_create(rows, ignore_conflicts=True)
        resets = connection.ops.sequence_reset_sql(no_style(), [model for model, _ in kept])
        with connection.cursor() as cursor:
            for sql in resets:
                cursor.execute(sql)
