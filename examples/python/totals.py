#!/usr/bin/python3
"""Reads the running totals off the topic hled.totals and prints them, for whoever wants them without HTTP.

    totals.py [--bootstrap-servers HOST:PORT] [--schema-registry URL]

Needs Debian's python3-confluent-kafka and python3-avro. Reads committed records only (librdkafka's default): others may
be taken back. The topic is compacted: the last record of a key is the total.
"""

import argparse
import io
import json
import os
import struct
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition

TOPIC = "hled.totals"


class Decoder:
    """Reads values in the registry's wire format: byte 0, the schema's id in four bytes, then Avro's binary encoding."""

    def __init__(self, registry):
        self.registry = registry.rstrip("/")
        self.readers = {}

    def decode(self, value):
        magic, schema_id = struct.unpack(">bI", value[:5])
        if magic != 0:
            raise ValueError("not in the wire format of a schema registry")
        if schema_id not in self.readers:
            with urllib.request.urlopen(f"{self.registry}/schemas/ids/{schema_id}", timeout=10) as answer:
                self.readers[schema_id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
        return self.readers[schema_id].read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


def read(bootstrap_servers, registry):
    """The latest record of each key, up to the present end of the topic."""
    decoder = Decoder(registry)
    totals = {}
    consumer = Consumer({"bootstrap.servers": bootstrap_servers, "group.id": "totals", "enable.auto.commit": False,
                         "enable.partition.eof": True})
    consumer.assign([TopicPartition(TOPIC, 0, OFFSET_BEGINNING)])
    try:
        while True:
            message = consumer.poll(30)
            if message is None:
                raise SystemExit(f"{bootstrap_servers} does not answer")
            if message.error() is None:
                key = message.key().decode()
                if message.value() is None:
                    totals.pop(key, None)
                else:
                    totals[key] = decoder.decode(message.value())
            elif message.error().code() == KafkaError._PARTITION_EOF:
                return totals
            else:
                raise SystemExit(str(message.error()))
    finally:
        consumer.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bootstrap-servers", default=os.environ.get("HLED_BOOTSTRAP_SERVERS", "127.0.0.1:9092"))
    arguments.add_argument(
        "--schema-registry",
        default=os.environ.get("HLED_SCHEMA_REGISTRY", "http://127.0.0.1:8081/apis/ccompat/v7"))
    options = arguments.parse_args()
    for key, total in sorted(read(options.bootstrap_servers, options.schema_registry).items()):
        print(key, total["value"], f"({total['reports']} reports)", sep="\t")


if __name__ == "__main__":
    main()
