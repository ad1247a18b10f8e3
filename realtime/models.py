"""The numbered frames of every topic, and the epoch that says which history they belong to."""

import secrets

from django.db import models


def new_id() -> str:
    """A random id of 80 bits, safe in addresses."""
    return secrets.token_urlsafe(10)


class Stream(models.Model):
    """One topic's head: the last number given, the last hash of its record, and how often texts were erased from it."""

    topic = models.CharField(max_length=80, unique=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")
    erased = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"{self.topic}@{self.last_seq}"


class Frame(models.Model):
    """One change that viewers of a topic see; numbered without a hole, hash-chained (LIVE.md 8)."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="frames")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    data = models.JSONField(null=True)
    salt = models.CharField(max_length=32, default="")
    inner_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="frame_once_per_seq")]

    def __str__(self):
        return f"{self.stream_id}#{self.seq} {self.kind}"


class Epoch(models.Model):
    """One row: the random id of the present history; another id makes every client start over."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.CharField(max_length=20, default=new_id)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_epoch")]

    def __str__(self):
        return self.value


class Attendance(models.Model):
    """One process's viewers of one topic in one minute: the most at once, how many came, and who, as a sketch.

    `sketch` is a HyperLogLog of keyed visitor hashes: sketches of all minutes and processes merge into an estimate of
    distinct visitors, and no visitor can be told from it.
    """

    topic = models.CharField(max_length=80)
    process = models.CharField(max_length=20)
    minute = models.DateTimeField()
    most = models.PositiveIntegerField(default=0)
    came = models.PositiveIntegerField(default=0)
    sketch = models.BinaryField(default=bytes)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "minute", "process"], name="attendance_once_per_minute")
        ]

    def __str__(self):
        return f"{self.topic} {self.minute:%H:%M} {self.most}"
