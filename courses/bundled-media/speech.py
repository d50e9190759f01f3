"""Speaks haastattelu.toml with espeak-ng: `speech.py WAVE FOLDER` writes the sound and captions timed by it."""

import array
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import wave

import captions

# Slower and lower than the voice's own; a little silence between the words makes long Finnish words easier to follow.
VOICE = ["espeak-ng", "-v", "fi", "-s", "152", "-p", "42", "-a", "150", "-g", "2"]
PAUSE, LEAD, QUIET = 0.55, 0.6, 90
NOTES = {
    "fi": "Tekstin lukee puhesynteesi.",
    "sv": "Texten läses på finska av en talsyntes.",
    "en": "The text is read in Finnish by a speech synthesiser.",
}


def speak(text, folder):
    """The samples of one cue without the silence around it, and their rate."""
    file = folder / "cue.wav"
    subprocess.run([*VOICE, "-w", str(file), text], check=True)
    with wave.open(str(file)) as sound:
        samples, rate = array.array("h", sound.readframes(sound.getnframes())), sound.getframerate()
    loud = [i for i, value in enumerate(samples) if abs(value) > QUIET]
    edge = rate // 50
    return samples[max(0, loud[0] - edge) : loud[-1] + edge], rate


def main():
    target, folder = sys.argv[1:]
    cues = tomllib.loads(pathlib.Path(__file__).with_name("haastattelu.toml").read_text(encoding="utf-8"))["cue"]
    timed, whole, rate = [], array.array("h"), 22050
    with tempfile.TemporaryDirectory() as place:
        for cue in cues:
            samples, rate = speak(cue["fi"].replace("|", " "), pathlib.Path(place))
            if not whole:
                whole.extend([0] * int(LEAD * rate))
            start = len(whole) / rate
            whole.extend(samples)
            pause = cue.get("pause", PAUSE)
            timed.append((start - 0.05, len(whole) / rate + min(0.45, pause - 0.07), cue))
            whole.extend([0] * int(pause * rate))
    with wave.open(target, "w") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(whole.tobytes())
    captions.write(folder, "haastattelu", timed, len(whole) / rate, NOTES)


main()
