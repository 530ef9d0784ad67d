#!/usr/bin/env python3
"""Follows the events of all cases and keeps what it has understood of each in an SQLite file.

    python3 follow.py 127.0.0.1:9092 [--file cases.db] [--keys KEY,...] [--until-quiet SECONDS]

Needs confluent-kafka (Debian: python3-confluent-kafka), and with --keys (the line of base64 in the publicKey of GET /api/proof/key) cryptography: then a record that no such key
signed is passed over. Each event takes effect once and in order: the number and the hash of the last one stand in the
same row as the effect and are written with it, and only then is the Kafka offset committed. It prints one line of JSON for each event that it applied.
A gap or a contradiction stops that case and no other; `GET /internal/cases/{caseId}/events` fills gaps (see docs/integrators.md).
"""
import argparse
import base64
import hashlib
import json
import sqlite3
import sys
import time

from confluent_kafka import Consumer

TYPE = "org.ballcourt.case."


def strings(*parts):
    out = b""
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        out += str(len(data)).encode() + b":" + data + b","
    return out


def netstrings(*parts):
    return hashlib.sha256(strings(*parts)).hexdigest()


def to_millis(instant):
    """2026-11-02T02:00:00.123456Z -> 2026-11-02T02:00:00.123Z, as the chain has it: without what is zero."""
    whole, _, fraction = instant.rstrip("Z").partition(".")
    millis = fraction[:3].ljust(3, "0")
    return whole + ("" if millis == "000" else "." + millis) + "Z"


def hash_of(head, value):
    """What `ce_hash` has to be; None where the value is older than the proofs, whose form this example leaves out."""
    proof = json.loads(value).get("~proof")
    if proof is None:
        return None
    body = netstrings(head["type"], to_millis(head["time"]), head["actor"], head["commandid"], value)
    return netstrings("v2", head["prevhash"], head["subject"], head["seq"], body, proof.split(".")[1])


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(leaf, index, size, path):
    """The root of RFC 9162 to which a leaf and its path lead; None where the path has a wrong length."""
    last = size - 1
    if not 0 <= index < size:
        return None
    for sibling in path:
        if last == 0:
            return None
        if index % 2 == 1 or index == last:
            leaf = sha256(b"\x01", sibling, leaf)
            while index % 2 == 0 and index != 0:
                index, last = index // 2, last // 2
        else:
            leaf = sha256(b"\x01", leaf, sibling)
        index, last = index // 2, last // 2
    return leaf if last == 0 else None


class Signatures:
    """Says whether one of the given keys signed an event, and remembers what held: a signature covers many."""

    def __init__(self, keys):
        from cryptography.hazmat.primitives.serialization import load_der_public_key

        self.keys = {hashlib.sha256(key).hexdigest()[:16]: load_der_public_key(key) for key in map(base64.b64decode, keys)}
        self.held = set()

    def cover(self, head, value):
        parts = head.get("signature", "").split(":")
        if hash_of(head, value) not in (None, head["hash"]) or len(parts) != 5 or parts[0] not in self.keys:
            return False
        key, index, size, signature, path = parts
        hashes = [bytes.fromhex(path[at : at + 64]) for at in range(0, len(path), 64)]
        root = root_of(sha256(b"\x00", bytes.fromhex(head["hash"])), int(index), int(size), hashes)
        if root is None:
            return False
        message = strings("ballcourt events v1", key, size, root.hex())
        if (message, signature) not in self.held:
            try:
                self.keys[key].verify(bytes.fromhex(signature), message)
            except Exception:
                return False
            self.held.add((message, signature))
        return True


def open_file(name):
    db = sqlite3.connect(name, isolation_level=None)
    db.execute("create table if not exists cases (id text primary key, seq integer, hash text, stopped text, last text)")
    return db


def apply(db, head, value):
    """True where the event took effect."""
    case, seq = head["subject"], int(head["seq"])
    known = db.execute("select seq, hash, stopped from cases where id = ?", (case,)).fetchone()
    last, last_hash, stopped = known or (0, "0" * 64, None)
    if stopped or seq < last or (seq == last and head["hash"] == last_hash):
        return False
    wrong = None
    if seq == last:
        wrong = "two events have one number"
    elif seq > last + 1:
        wrong = "events %d to %d are missing" % (last + 1, seq - 1)
    elif head["prevhash"] != last_hash or hash_of(head, value) not in (None, head["hash"]):
        wrong = "the hash chain is broken"
    if wrong:
        print("case %s is stopped: %s" % (case, wrong), file=sys.stderr)
        db.execute("insert into cases values (?, ?, ?, ?, null) on conflict (id) do update set stopped = excluded.stopped", (case, last, last_hash, wrong))
        return False
    # The effect of this example is the name of the last event; yours goes into the same statement or the same transaction.
    db.execute(
        "insert into cases values (?, ?, ?, null, ?) on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, last = excluded.last",
        (case, seq, head["hash"], head["type"]),
    )
    return True


def head_of(message):
    head = {name[3:].lower(): value.decode() for name, value in message.headers() or [] if name.startswith("ce_")}
    head["type"] = head["type"].removeprefix(TYPE)
    return head


def main():
    words = argparse.ArgumentParser()
    words.add_argument("bootstrap")
    words.add_argument("--file", default="cases.db")
    words.add_argument("--group", default="python-example")
    words.add_argument("--keys", help="whose events are believed, parted by commas")
    words.add_argument("--until-quiet", type=float, help="ends when nothing came for so many seconds")
    said = words.parse_args()
    db = open_file(said.file)
    signatures = Signatures(said.keys.split(",")) if said.keys else None
    consumer = Consumer(
        {"bootstrap.servers": said.bootstrap, "group.id": said.group, "auto.offset.reset": "earliest", "enable.auto.commit": False}
    )
    consumer.subscribe(["ballcourt.case.events.v1"])
    heard = time.monotonic()
    try:
        while said.until_quiet is None or time.monotonic() - heard < said.until_quiet:
            message = consumer.poll(0.2)
            if message is None or message.error():
                continue
            heard = time.monotonic()
            head = head_of(message)
            if signatures and not signatures.cover(head, message.value()):
                print("record at %d is nobody's: %s" % (message.offset(), head), file=sys.stderr)
            elif apply(db, head, message.value()):
                print(json.dumps({"case": head["subject"], "seq": int(head["seq"]), "event": head["type"]}), flush=True)
            consumer.commit(message, asynchronous=False)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
