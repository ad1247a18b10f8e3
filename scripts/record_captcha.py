"""Makes the recordings of interaction/data/captcha anew; needs the program espeak-ng, which the site itself does not.

Mandarin is read by the voice "cmn-latn-pinyin": the plain "cmn" of espeak-ng 1.51 spells most digits out in English.
"""

import hashlib
import subprocess
import sys
import tempfile
import wave
from array import array
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "interaction" / "data" / "captcha"
DIGITS = "23456789"
VOICES = {
    "zh": (dict(zip(DIGITS, "二三四五六七八九", strict=True)), ("cmn-latn-pinyin", "cmn-latn-pinyin+f2")),
    "en": (dict(zip(DIGITS, DIGITS, strict=True)), ("en-gb", "en-gb+f3")),
}
WORDS_PER_MINUTE = "125"
PEAK = 24_000


def spoken(text: str, voice: str) -> tuple[array, int]:
    """What espeak-ng says, as 16-bit samples and their rate."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", voice, "-s", WORDS_PER_MINUTE, "-w", file.name, "--", text], check=True)
        with wave.open(file.name) as sound:
            return array("h", sound.readframes(sound.getnframes())), sound.getframerate()


def tidied(samples: array) -> array:
    """The word alone: silence cut off, half the rate, one loudness for all."""
    loudest = max(map(abs, samples))
    heard = [at for at, value in enumerate(samples) if abs(value) > loudest * 0.02]
    word = samples[heard[0] : heard[-1] + 1]
    halved = [(left + right) / 2 for left, right in zip(word[::2], word[1::2], strict=False)]
    scale = PEAK / max(map(abs, halved))
    return array("h", [round(value * scale) for value in halved])


def record(path: Path, text: str, voice: str) -> None:
    """Writes one word as a WAV file."""
    samples, rate = spoken(text, voice)
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate // 2)
        sound.writeframes(tidied(samples).tobytes())


def main() -> None:
    """Records every digit in both voices of both languages and writes the checksums."""
    if sys.byteorder != "little":
        sys.exit("WAV files are little-endian: record on such a machine.")
    for language, (words, voices) in VOICES.items():
        for digit, text in words.items():
            for letter, voice in zip("ab", voices, strict=True):
                record(FOLDER / language / f"{digit}-{letter}.wav", text, voice)
    files = sorted(FOLDER.rglob("*.wav"))
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(FOLDER)}\n" for file in files]
    (FOLDER / "SHA256SUMS").write_text("".join(sums))
    print(f"{len(files)} recordings in {FOLDER}")


if __name__ == "__main__":
    main()
