"""Writes frames of a video as numbered SVG files: `frames.py tervetuloa FOLDER [SECOND …|poster]`; all by default."""

import importlib
import pathlib
import sys

RATE = 25


def main():
    name, folder, *seconds = sys.argv[1:]
    video, folder = importlib.import_module(name), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if seconds == ["poster"]:
        times = [video.POSTER]
    else:
        times = [float(s) for s in seconds] or [k / RATE for k in range(round(video.LENGTH * RATE))]
    for k, t in enumerate(times):
        (folder / f"{k:05d}.svg").write_text(video.frame(t), encoding="utf-8")


main()
