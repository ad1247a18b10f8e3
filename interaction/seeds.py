"""The working-day calendar and the periods of law that every installation starts with, from committed CSV files."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


def plant(workday_model, rule_model) -> tuple[int, int]:
    """Adds the days and rules that are missing and returns how many of each; what stands is never edited.

    A provisional day gives way to the official one of the file. Takes the models, so that a migration can call it.
    """
    return _plant_days(workday_model), _plant_rules(rule_model)


def plant_phrases(model) -> int:
    """Adds the prepared sentences that are missing and returns how many; what stands is never edited."""
    before = model.objects.count()
    model.objects.bulk_create([model(**row) for row in _rows("phrases.csv")], ignore_conflicts=True)
    return model.objects.count() - before


def _rows(name: str) -> Iterator[dict]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _plant_days(model) -> int:
    days = [
        model(
            day=date.fromisoformat(row["day"]),
            is_working=row["is_working"] == "1",
            name=row["name"],
            source=row["source"],
            is_provisional=row["is_provisional"] == "1",
        )
        for row in _rows("workdays.csv")
    ]
    official_years = {day.day.year for day in days if not day.is_provisional}
    model.objects.filter(is_provisional=True, day__year__in=official_years).delete()
    before = model.objects.count()
    known_years = {day.year for day in model.objects.filter(is_provisional=False).dates("day", "year")}
    wanted = [day for day in days if not (day.is_provisional and day.day.year in known_years)]
    model.objects.bulk_create(wanted, ignore_conflicts=True, batch_size=500)
    return model.objects.count() - before


def _plant_rules(model) -> int:
    rules = [
        model(
            channel=row["channel"],
            clock=row["clock"],
            length=int(row["length"]),
            unit=row["unit"],
            law=row["law"],
            article=row["article"],
            is_default=row["is_default"] == "1",
            valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in _rows("rules.csv")
    ]
    before = model.objects.count()
    model.objects.bulk_create(rules, ignore_conflicts=True)
    return model.objects.count() - before
