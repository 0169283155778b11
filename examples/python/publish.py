#!/usr/bin/python3
"""Publishes the reports of a CSV file to the topics of the HLED, as an agency does it from Python.

    publish.py [--bootstrap-servers HOST:PORT] [--schema-registry URL] [REPORTS.csv]

Without a file it sends the reports in catalog/hled-reports.csv, whose header shows the format. Needs Debian's
python3-confluent-kafka and python3-avro. Sending a report again is harmless: it counts once. Nothing is sent if a line
cannot be encoded, or has something that would be left out. Exits with 0 once the broker has confirmed every report.
"""

import argparse
import csv
import io
import json
import os
import pathlib
import struct
import sys
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime

import avro.errors
import avro.io
import avro.schema

TOPICS = {
    "enrollment": "hled.enrollments",
    "investment": "hled.investments",
    "port-throughput": "hled.port-throughput",
    "milestone": "hled.milestones",
}
SEED = pathlib.Path(__file__).resolve().parents[2] / "catalog" / "hled-reports.csv"


class Encoder:
    """Writes records for one topic: byte 0, the schema's id in four bytes (big-endian), then Avro's binary encoding."""

    def __init__(self, registry, topic):
        subject = urllib.parse.quote(topic + "-value", safe="")
        with urllib.request.urlopen(f"{registry.rstrip('/')}/subjects/{subject}/versions/latest", timeout=10) as answer:
            latest = json.load(answer)
        self.header = struct.pack(">bI", 0, latest["id"])
        self.schema = avro.schema.parse(latest["schema"])
        self.writer = avro.io.DatumWriter(self.schema)

    def encode(self, row):
        out = io.BytesIO()
        out.write(self.header)
        self.writer.write({field.name: value_of(field, row) for field in self.schema.fields}, avro.io.BinaryEncoder(out))
        return out.getvalue()


def value_of(field, row):
    """The cell of a field as Avro wants it; an empty cell means the schema's default."""
    text = row.get(field.name) or ""
    if not text:
        if field.has_default:
            return field.default
        raise ValueError(f"{field.name} is missing")
    try:
        if getattr(field.type, "logical_type", None) == "timestamp-millis":
            return datetime.fromisoformat(text.replace("Z", "+00:00"))
        if field.type.type in ("int", "long"):
            return int(text)
        if field.type.type == "boolean":
            return {"true": True, "false": False}[text]
    except (KeyError, ValueError):
        raise ValueError(f"{field.name}: '{text}' is no {field.type.type}") from None
    return text


def rows_of(path, columns):
    """The rows of a file by the names in its header, each with the line that it begins in."""
    with open(path, encoding="utf-8-sig", newline="") as file:  # Excel begins with a byte order mark
        reader = csv.reader(without_comments(file))
        header = None
        for cells in filter(None, reader):
            line = reader.line_num - sum(cell.count("\n") for cell in cells)
            if header is None:
                check_header(f"{path}:{line}", cells, columns)
                header = cells
            elif len(cells) != len(header):
                raise ValueError(f"{path}:{line}: {len(cells)} cells, and the header has {len(header)}")
            else:
                yield line, dict(zip(header, cells))
        if header is None:
            raise ValueError(f"{path}: there is no header")


def without_comments(file):
    """The lines of a file, with those left empty that are comments, so that all keep their numbers."""
    quoted = False
    for line in file:
        if line.startswith("#") and not quoted:
            yield "\n"
        else:
            quoted ^= line.count('"') % 2 == 1
            yield line


def check_header(where, header, columns):
    """What no report has would be left out of all of them: a misspelt 'withdrawn' would make a withdrawal count."""
    for number, column in enumerate(header):
        if column not in columns:
            raise ValueError(f"{where}: no report has a '{column}'; columns may be: {', '.join(sorted(columns))}")
        if column in header[:number]:
            raise ValueError(f"{where}: there are two columns '{column}'")


def check_belong(row, schema):
    """What the reports of other kinds have would be left out of this one."""
    fields = {"kind"}.union(field.name for field in schema.fields)
    for column, cell in row.items():
        if cell and column not in fields:
            raise ValueError(f"'{column}' is filled, and a report of kind {row['kind']} has none")


def encode_all(registry, path, own_topics):
    """The reports of a file as (topic, key, bytes)."""
    encoders = {topic: Encoder(registry, topic) for topic in TOPICS.values()}
    columns = {"kind"}.union(field.name for encoder in encoders.values() for field in encoder.schema.fields)
    records = []
    for line, row in rows_of(path, columns):
        try:
            topic = TOPICS[row["kind"]] + ("." + row["agency"] if own_topics else "")
            if topic not in encoders:
                encoders[topic] = Encoder(registry, topic)
            check_belong(row, encoders[topic].schema)
            records.append((topic, row["reportId"], encoders[topic].encode(row)))
        except KeyError as e:
            raise ValueError(f"{path}:{line}: no such kind or column: {e}") from e
        except (ValueError, avro.errors.AvroException) as e:
            raise ValueError(f"{path}:{line}: {e}") from e
    return records


def publish(bootstrap_servers, records):
    """Sends the records and waits; answers what could not be delivered."""
    from confluent_kafka import Producer

    failures = []

    def delivered(error, message):
        if error is not None:
            failures.append(f"{message.topic()}, {message.key().decode()}: {error}")

    producer = Producer({
        "bootstrap.servers": bootstrap_servers,
        "enable.idempotence": True,
        "message.timeout.ms": 30_000,
    })
    for topic, key, value in records:
        while True:
            try:
                producer.produce(topic, key=key, value=value, on_delivery=delivered)
                break
            except BufferError:  # the queue is full: let some go out first
                producer.poll(1)
        producer.poll(0)
    producer.flush()
    return failures


def write(directory, records):
    """Writes each value to a file, and a line for each: topic, key, file, separated by tabs."""
    for number, (topic, key, value) in enumerate(records, start=1):
        file = pathlib.Path(directory) / f"{number}.avro"
        file.write_bytes(value)
        print(topic, key, file, sep="\t")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", nargs="?", default=SEED, metavar="REPORTS.csv")
    arguments.add_argument(
        "--bootstrap-servers", default=os.environ.get("HLED_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
        help="the brokers (HLED_BOOTSTRAP_SERVERS)")
    arguments.add_argument(
        "--schema-registry",
        default=os.environ.get("HLED_SCHEMA_REGISTRY", "http://127.0.0.1:8081/apis/ccompat/v7"),
        help="where the registry's Confluent API begins (HLED_SCHEMA_REGISTRY)")
    arguments.add_argument(
        "--own-topics", action="store_true", help="publish to the topics of the agency's own, e.g. hled.enrollments.mx-sep")
    arguments.add_argument("--write", metavar="DIR", help="send nothing: write the values to files and list them")
    options = arguments.parse_args()

    try:
        records = encode_all(options.schema_registry, options.file, options.own_topics)
    except urllib.error.HTTPError as e:
        return f"the schema registry answers {e.code} to {e.url}"
    except urllib.error.URLError as e:
        return f"the schema registry at {options.schema_registry} does not answer: {e.reason}"
    except (OSError, ValueError) as e:
        return str(e)
    if options.write:
        write(options.write, records)
        return None
    failures = publish(options.bootstrap_servers, records)
    if failures:
        return "\n".join(["not delivered:", *failures])
    print(f"{len(records)} reports published")
    return None


if __name__ == "__main__":
    sys.exit(main())
