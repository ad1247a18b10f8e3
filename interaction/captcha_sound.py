"""Digits read aloud: recorded words joined into one WAV, in plain Python.

Voice, pace, loudness and pauses differ from word to word and a low noise lies under all, so that the sound is no plain
row of known files. All chance comes from a seed: the same challenge always sounds the same, which a player that
asks for a file in parts relies on, and which leaves nothing to average out.
"""

import io
import random
import sys
import wave
from array import array
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "captcha"
LANGUAGES = ("zh", "en")
VOICES = "ab"
RATE = 11_025  # samples a second
NOISE = 3  # loudness of the noise: random bytes times this, against peaks of 24,000


def speak(digits: str, language: str, *, seed: str) -> bytes:
    """The digits as a 16-bit mono WAV file in that language ("zh" or "en"); the same seed gives the same bytes."""
    chance = random.Random(seed)
    sound = array("h")
    for digit in digits:
        sound.extend(_pause(chance))
        sound.extend(_varied(_word(language, digit, chance.choice(VOICES)), chance))
    sound.extend(_pause(chance))
    noise = memoryview(chance.randbytes(len(sound))).cast("b")
    return _wav(array("h", [value + NOISE * hiss for value, hiss in zip(sound, noise, strict=True)]))


@cache
def _word(language: str, digit: str, voice: str) -> array:
    with wave.open(str(FOLDER / language / f"{digit}-{voice}.wav")) as recording:
        samples = array("h", recording.readframes(recording.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _pause(chance: random.Random) -> array:
    return array("h", bytes(2 * chance.randint(RATE * 35 // 100, RATE * 75 // 100)))


def _varied(word: array, chance: random.Random) -> array:
    """The word a little faster or slower, and softer, by reading between its samples."""
    pace, loudness = chance.uniform(0.9, 1.08), chance.uniform(0.75, 1)
    places = [step * pace for step in range(int((len(word) - 1) / pace))]
    return array("h", [int(loudness * _between(word, place)) for place in places])


def _between(word: array, place: float) -> float:
    left = int(place)
    return word[left] + (word[left + 1] - word[left]) * (place - left)


def _wav(samples: array) -> bytes:
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return file.getvalue()
