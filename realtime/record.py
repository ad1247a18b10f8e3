"""The record that anybody can check: every frame's hash covers the one before it (LIVE.md 8)."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder


def inner_hash(salt: str, data: dict) -> str:
    """H(salt ‖ data), data as canonical JSON; stays when data and salt of a withdrawn frame are deleted."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256((salt + text).encode()).hexdigest()


def chain_hash(previous: str, seq: int, kind: str, inner: str) -> str:
    """h(n) = H(h(n−1) ‖ seq ‖ kind ‖ inner)."""
    return hashlib.sha256(f"{previous}|{seq}|{kind}|{inner}".encode()).hexdigest()
