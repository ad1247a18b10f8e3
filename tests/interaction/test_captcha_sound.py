"""The captcha's sound and words: two languages, whole recordings, no shortcut for programs."""

import hashlib
import io
import random
import wave

import pytest
from captcha.models import CaptchaStore

from interaction import captcha_sound
from interaction.actions.captcha import ask, solve
from interaction.captcha_sound import FOLDER, speak
from interaction.captcha_words import WORDS
from interaction.forms.captcha import DIGITS

KEY = "nonce.signature"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def asked(db):
    asked = ask(KEY)
    CaptchaStore.objects.update(challenge="7392", response="7392")
    return asked


def seconds(wav):
    with wave.open(io.BytesIO(wav)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 11_025)
        return sound.getnframes() / sound.getframerate()


def test_recordings_are_those_of_the_checksums():
    listed = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
    found = {
        str(file.relative_to(FOLDER)): hashlib.sha256(file.read_bytes()).hexdigest() for file in FOLDER.rglob("*.wav")
    }

    assert found == listed
    assert set(found) == {
        f"{language}/{digit}-{voice}.wav" for language in ("zh", "en") for digit in DIGITS for voice in "ab"
    }


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("digits", ["2345", "6789", "8888"])
def test_speak_gives_a_wav_as_long_as_four_words(language, digits):
    assert 2.5 < seconds(speak(digits, language, seed="a")) < 7.5


def test_speak_differs_by_language_digits_and_seed_and_by_nothing_else():
    sounds = {
        speak("7392", "zh", seed="a"),
        speak("7392", "en", seed="a"),
        speak("7329", "zh", seed="a"),
        speak("7392", "zh", seed="b"),
    }
    random.seed(1)
    again = speak("7392", "zh", seed="a")

    assert len(sounds) == 4
    assert again in sounds


def test_speak_never_plays_a_recording_as_it_is(monkeypatch):
    with wave.open(str(FOLDER / "zh" / "7-a.wav")) as recording:
        middle = recording.readframes(3000)[-200:]
    noisy = speak("7", "zh", seed="a")
    monkeypatch.setattr(captcha_sound, "NOISE", 0)

    bare = [speak("7777", "zh", seed=str(number)) for number in range(10)]

    assert not any(middle in sound for sound in bare)
    assert len(set(noisy[1000:2000])) > 50
    assert set(bare[0][1000:2000]) == {0}


def test_sound_speaks_the_language_of_the_page_or_the_wished_one(client, asked):
    page, english_page = client.get(asked.sound_url), client.get(asked.sound_url, **ENGLISH)
    chinese, english = (
        client.get(asked.sound_url, {"lang": "zh"}, **ENGLISH),
        client.get(asked.sound_url, {"lang": "en"}),
    )

    assert page.content == chinese.content
    assert english_page.content == english.content
    assert page.content != english.content
    assert page["Content-Type"] == "audio/wav"
    assert "no-store" in page["Cache-Control"]
    assert seconds(page.content) > 2.5


def test_sound_answers_parts_as_players_ask_for_them(client, asked):
    whole = client.get(asked.sound_url).content

    first = client.get(asked.sound_url, HTTP_RANGE="bytes=0-1")
    rest = client.get(asked.sound_url, HTTP_RANGE="bytes=2-")
    beyond = client.get(asked.sound_url, HTTP_RANGE="bytes=99999999-")

    assert (first.status_code, first["Content-Range"], first["Content-Length"]) == (206, f"bytes 0-1/{len(whole)}", "2")
    assert first.content + rest.content == whole
    assert beyond.status_code == 416
    assert client.get(asked.sound_url, HTTP_RANGE="nonsense").content == whole


@pytest.mark.parametrize("way", ["sound_url", "text_url"])
def test_answered_expired_or_unknown_challenge_is_told(client, frozen, asked, way):
    late = ask("another form")
    solve(asked.token, "2222", key=KEY)
    frozen.shift(601)

    statuses = [client.get(getattr(one, way)).status_code for one in (asked, late)]

    assert statuses == [409, 409]


def test_words_ask_the_digits_in_both_languages(client, asked):
    english = client.get(asked.text_url, **ENGLISH).content.decode()
    chinese = client.get(asked.text_url).content.decode()
    spoken = client.get(asked.text_url, HTTP_ACCEPT="application/json", **ENGLISH).json()

    assert "seven, three, nine, two" in english
    assert "、" in chinese
    assert "7392" not in english + chinese
    assert spoken == {"question": "Write these numbers as digits, in this order: seven, three, nine, two."}


def test_words_know_every_digit():
    assert set(WORDS) == set(DIGITS)


@pytest.mark.parametrize(("way", "most"), [("text_url", 20), ("sound_url", 120)])
def test_other_ways_are_limited_by_network(client, frozen, asked, monkeypatch, way, most):
    monkeypatch.setattr("interaction.views.captcha.speak", lambda *digits, **seed: b"RIFF")
    household = [f"2001:db8::{number:x}" for number in range(most + 1)]

    statuses = [client.get(getattr(asked, way), REMOTE_ADDR=address).status_code for address in household]

    assert statuses == [200] * most + [429]
    assert client.get(getattr(asked, way), REMOTE_ADDR="2001:db8:0:1::1").status_code == 200
