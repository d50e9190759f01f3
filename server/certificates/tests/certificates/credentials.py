"""Looks at credentials with other people's programs: openbadgeslib, and the JSON-LD that it does that with.

`credentials.py FOLDER` reads FOLDER/list.json and prints one line for each thing that is not as it says:
  file       the credential in FOLDER; beside it NAME.nq, what we say that is signed, and NAME.jwt
  name       whose it is
  refused    whether it has to be refused, and is not looked at further
FOLDER/did.json is the issuer's document; FOLDER/status.json and .jwt are the list in which nothing else than `taken-back` is.
"""

import base64
import json
import pathlib
import sys

from openbadgeslib.ob3 import OB3LdpVerifier, OB3Verifier, ldp
from openbadgeslib.ob3.did import resolve_verification_method
from openbadgeslib.ob3.verifier import OB3VerificationError

FOLDER = pathlib.Path(sys.argv[1])
LIST = json.loads((FOLDER / "list.json").read_text(encoding="utf-8"))
ISSUER = LIST["issuer"]


def download(url, *_, **__):
    """What is at an address of the issuer; nothing is fetched."""
    if url == LIST["document"]:
        return (FOLDER / "did.json").read_bytes()
    if url == LIST["status"]:
        return (FOLDER / "status.jwt").read_bytes()
    raise ValueError(f"nothing is at {url}")


def by_proof(text, check_status=True):
    return OB3LdpVerifier.for_issuer_did(ISSUER, download=download).verify(
        text, check_status=check_status, download=download
    )


def by_jwt(text, check_status=False):
    verifier = OB3Verifier.for_issuer_did(ISSUER, download=download)
    return verifier.verify(text, check_status=check_status, verify_status_list=False, download=download)


def refused(check, *given):
    try:
        check(*given)
    except OB3VerificationError:
        return True
    return False


def with_another_letter(of, word):
    """The same, in which a text has another letter before its last one, wherever it stands."""
    if isinstance(of, dict):
        return {key: with_another_letter(value, word) for key, value in of.items()}
    if isinstance(of, list):
        return [with_another_letter(value, word) for value in of]
    at = max(len(word) - 2, 0) if of == word else 0
    return of[:at] + chr(ord(of[at]) ^ 1) + of[at + 1 :] if of == word else of


def wrong(entry):
    path = FOLDER / entry["file"]
    text, jwt = path.read_text(encoding="utf-8"), path.with_suffix(".jwt").read_text(encoding="utf-8")
    if entry["refused"]:
        if not refused(by_proof, text):
            yield "its proof is believed"
        if not refused(by_jwt, jwt, True):
            yield "its JWT is believed"
        return
    document = json.loads(text)
    del document["proof"]
    if ldp._canonize(document, ldp.document_loader()) != path.with_suffix(".nq").read_text(encoding="utf-8"):
        yield "its canonical form is another one"
    for form, credential in (("proof", by_proof(text)), ("JWT", by_jwt(jwt, True))):
        if credential.recipient_id != document["credentialSubject"]["id"]:
            yield f"by its {form} it is of {credential.recipient_id}"
    for said in (document, json.loads(base64.urlsafe_b64decode(jwt.split(".")[1] + "=="))):
        if said["credentialSubject"]["identifier"][0]["identityHash"] != entry["name"]:
            yield f"it is not {entry['name']}'s"
    whole = json.loads(text)
    status = document["credentialStatus"]["statusListIndex"]
    for word in (entry["name"], document["name"], document["validFrom"], status):
        altered = with_another_letter(whole, word)
        if altered == whole or not refused(by_proof, json.dumps(altered), False):
            yield f"{word!r} can be altered"
    head, payload, signature = jwt.split(".")
    other = payload[:200] + ("A" if payload[200] != "A" else "B") + payload[201:]
    if not refused(by_jwt, f"{head}.{other}.{signature}"):
        yield "a letter of its JWT can be altered"


def status():
    document = json.loads((FOLDER / "status.json").read_text(encoding="utf-8"))
    keys = json.loads((FOLDER / "did.json").read_text(encoding="utf-8"))["verificationMethod"]
    key = resolve_verification_method(keys[0]["id"], download=download)
    ldp.verify_data_integrity_proof(document, key)
    altered = document | {"validFrom": "2026-11-22T09:30:06Z"}
    if not refused(ldp.verify_data_integrity_proof, altered, key):
        yield "the list can be altered"


if __name__ == "__main__":
    for entry in LIST["credentials"]:
        try:
            for fault in wrong(entry):
                print(f"{entry['file']}: {fault}")
        except OB3VerificationError as fault:
            print(f"{entry['file']}: {fault}")
    for fault in status():
        print(f"status.json: {fault}")
    print(f"{len(LIST['credentials'])} credentials looked at")
