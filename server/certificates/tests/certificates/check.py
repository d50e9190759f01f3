"""Looks at certificates with other people's programs: two checkers of standards, three readers, a decoder of codes, a printer.

`check.py FOLDER` reads FOLDER/list.json and prints one line for each thing that is not as it says:
  file       the PDF in FOLDER
  fails      profiles ("3a", "ua1") that must find fault with it; the others must find none
  says       texts that a reader has to give back
  address    what the code has to lead to
  approved   a picture that the page has to look like
"""

import itertools
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
import unicodedata

import outloud
import page
import pymupdf
import zxingcpp
from PIL import Image, ImageChops

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
FOLDER = pathlib.Path(sys.argv[1])

# How a page may differ from its approved picture: versions of poppler smooth edges a little differently. A pixel is off when
# it is more than this much lighter or darker, of 255, and so many of a thousand may be off.
LIGHTNESS, PIXELS = 40, 1


def plain(text):
    """Without what only steers, and without spaces: readers set them by the look of the page."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not (c.isspace() or unicodedata.category(c) == "Cf"))


def standards(path, fails):
    for profile in PROFILES:
        report = page.validate_pdf(str(path), profile=profile)
        must_fail = profile.value in fails
        if must_fail and report.is_compliant:
            yield f"{profile.value} finds nothing, and should"
        elif not must_fail:
            yield from (f"{profile.value}: {fault.rule_id} {fault.message}" for fault in report.failures)
    if not fails:
        result = outloud.check(str(path))
        if result.error or not result.criteria:
            yield f"outloud could not read it: {result.error}"
        yield from (f"outloud: {found.severity} {found.rule} {found.message} {found.evidence}" for found in result.findings)


def qpdf(path):
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, errors="replace")
    if done.returncode != 0 or "WARNING" in done.stdout + done.stderr:
        yield f"qpdf: {done.stdout} {done.stderr}"


READERS = (["pdftotext", "-enc", "UTF-8", "FILE", "-"], ["mutool", "draw", "-q", "-F", "txt", "-o", "-", "FILE"])


def as_drawn(text):
    """With what is written from right to left in the order in which it stands on the page."""
    runs = itertools.groupby(text, lambda c: unicodedata.bidirectional(c) in ("R", "AL", "NSM"))
    return "".join("".join(reversed([*run]) if leftwards else run) for leftwards, run in runs)


def reading(document, path, says):
    # Debian's MuPDF is years older than PyMuPDF's: people have both.
    texts = {"PyMuPDF": document[0].get_text()}
    for reader in READERS:
        done = subprocess.run([path if part == "FILE" else part for part in reader], capture_output=True, check=True)
        texts[reader[0]] = done.stdout.decode(errors="replace")
    for reader, text in texts.items():
        text = plain(text)
        for said in map(plain, says):
            # MuPDF 1.21 gives letters in the order in which they stand on the page; 1.26 in that of reading.
            if said not in text and not (reader == "mutool" and as_drawn(said) in text):
                yield f"{reader} does not find {said!r} in {text!r}"


def code(document, address):
    picture = document[0].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    picture = Image.frombytes("L", (picture.width, picture.height), picture.samples)
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    if found != [address]:
        yield f"its code leads to {found}"


def look(path, approved):
    drawn = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "48", "-png", "-singlefile", path, drawn], check=True)
    drawn = drawn.with_suffix(".png")
    new = Image.open(drawn).convert("RGB")
    if os.environ.get("PEREHDY_APPROVE"):
        new.quantize(64).save(approved, optimize=True)
    if not os.path.exists(approved):
        yield f"nothing was approved; it looks like {drawn}"
        return
    # Both go the same way, through as few colours.
    old, new = Image.open(approved).convert("RGB"), new.quantize(64).convert("RGB")
    if old.size != new.size:
        yield f"it is {new.size}, and {old.size} was approved"
        return
    off = ImageChops.difference(old, new).convert("L").point(lambda by: 255 if by > LIGHTNESS else 0).histogram()[255]
    allowed = old.width * old.height * PIXELS // 1000
    if off > allowed:
        yield f"{off} pixels are other than approved, {allowed} may be; it looks like {drawn}"


def wrong(entry):
    path = FOLDER / entry["file"]
    faults = list(standards(path, entry["fails"]))
    if not entry["fails"]:
        with pymupdf.open(path) as document:
            faults += qpdf(path)
            faults += reading(document, path, entry["says"])
            if entry["address"]:
                faults += code(document, entry["address"])
        if entry["approved"]:
            faults += look(path, entry["approved"])
    return [f"{entry['file']}: {fault}" for fault in faults]


if __name__ == "__main__":
    entries = json.loads((FOLDER / "list.json").read_text(encoding="utf-8"))
    with multiprocessing.Pool() as pool:
        for faults in pool.imap(wrong, entries, chunksize=4):
            for fault in faults:
                print(fault)
    print(f"{len(entries)} files looked at")
