#!/usr/bin/env python3
"""Sends one command and waits for its reply, which it prints.

    python3 command.py 127.0.0.1:9092 '{"commandId": "c-81", "caseId": "...", "actor": "SELLER/juicehaus", "command": "AcceptClaim", "with": {}}'

Outside the test mode BALLCOURT_TOKEN holds a token of the actor. Needs confluent-kafka (Debian: python3-confluent-kafka). Sent again with the same commandId it gets the first answer again. Ends with 0 for ACCEPTED, 1 for
REJECTED, 2 where no reply came.
"""
import json
import os
import sys
import time
import uuid

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

REPLIES = "ballcourt.case.replies.v1"


def from_here_on(consumer):
    """All partitions from their ends, so that no reply that comes after the command is missed."""
    partitions = consumer.list_topics(REPLIES, timeout=30).topics[REPLIES].partitions
    consumer.assign([TopicPartition(REPLIES, partition, end_of(consumer, partition)) for partition in partitions])


def end_of(consumer, partition):
    give_up = time.monotonic() + 30
    while True:
        try:
            return consumer.get_watermark_offsets(TopicPartition(REPLIES, partition), timeout=10)[1]
        except KafkaException:
            # Just connected, the client may not know yet who leads the partition.
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)


def authorization():
    """Who acts proves it by a token, as over HTTP; in the test mode none is needed."""
    token = os.environ.get("BALLCOURT_TOKEN")
    return {"authorization": "Bearer " + token} if token else {}


def main():
    bootstrap, command = sys.argv[1], json.loads(sys.argv[2])
    command.setdefault("commandId", str(uuid.uuid4()))
    replies = Consumer({"bootstrap.servers": bootstrap, "group.id": "unused", "enable.auto.commit": False})
    from_here_on(replies)
    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", "enable.idempotence": True})
    producer.produce("ballcourt.case.commands.v1", key=command.get("caseId") or command["commandId"], value=json.dumps(command), headers=authorization())
    if producer.flush(30):
        sys.exit("the command could not be handed to Kafka; send it again with the commandId " + command["commandId"])
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        message = replies.poll(0.2)
        if message is None or message.error():
            continue
        reply = json.loads(message.value())
        if reply.get("commandId") == command["commandId"] and reply.get("actor") == command["actor"]:
            print(json.dumps(reply, ensure_ascii=False))
            replies.close()
            sys.exit(0 if reply["status"] == "ACCEPTED" else 1)
    print("no reply within a minute; send it again with the commandId " + command["commandId"], file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
