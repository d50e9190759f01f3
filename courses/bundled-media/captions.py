"""Writes WebVTT files: `captions.py FOLDER` those of the videos; speech.py calls it for those of the spoken piece."""

import importlib
import pathlib
import sys
import tomllib

LANGUAGES = ("fi", "sv", "en")
SILENT = {
    "fi": "Videossa ei ole puhetta eikä muuta ääntä. Tekstitys kertoo kaiken.",
    "sv": "Videon har varken tal eller annat ljud. Undertexterna berättar allt.",
    "en": "The video has no speech and no other sound. The captions tell everything.",
}


def stamp(seconds):
    """HH:MM:SS.mmm"""
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02d}:{whole // 60000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"


def faults(name, language, cues, length):
    """What would be hard to read, as sentences."""
    last = 0.0
    for start, end, text in cues:
        where = f"{name}.{language} {stamp(start)}: "
        lines = text.split("|")
        if len(lines) > 2 or max(map(len, lines)) > 42:
            yield where + f"too long: {text}"
        if len(text) / (end - start) > 17:
            yield where + f"{len(text) / (end - start):.1f} characters a second: {text}"
        if start < last or end > length:
            yield where + "overlaps with the one before, or the piece has ended"
        last = end


def write(folder, name, cues, length, notes=None):
    """`cues`: start, end and a text for every language. One file a language; an error names every fault."""
    found = []
    for language in LANGUAGES:
        own = [(start, end, texts[language]) for start, end, texts in cues]
        found += faults(name, language, own, length)
        blocks = ["WEBVTT"]
        if notes:
            blocks.append("NOTE\n" + notes[language])
        blocks += [f"{stamp(start)} --> {stamp(end)}\n" + text.replace("|", "\n") for start, end, text in own]
        (pathlib.Path(folder) / f"{name}.{language}.vtt").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    if found:
        sys.exit("\n".join(found))


def main():
    folder = sys.argv[1]
    sources = tomllib.loads(pathlib.Path(__file__).with_name("captions.toml").read_text(encoding="utf-8"))
    for name, cues in sources.items():
        write(folder, name, [(*cue["at"], cue) for cue in cues], importlib.import_module(name).LENGTH, SILENT)


if __name__ == "__main__":
    main()
