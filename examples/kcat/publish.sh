#!/usr/bin/env bash
# Publishes the reports of a CSV file with kcat:
#
#     publish.sh [REPORTS.csv]
#
# kcat sends bytes as they are and writes no Avro, so the Python example next door makes the bytes, a file for each report.
# HLED_BOOTSTRAP_SERVERS and HLED_SCHEMA_REGISTRY say where, as for the Python example.
set -euo pipefail

bootstrap_servers=${HLED_BOOTSTRAP_SERVERS:-127.0.0.1:9092}
here=$(cd "$(dirname "$0")" && pwd)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

/usr/bin/python3 "$here/../python/publish.py" --write "$directory" "$@" >"$directory/list"

# A file that is named on the command line is one message, whatever bytes are in it.
while IFS=$'\t' read -r topic key file; do
    kcat -P -b "$bootstrap_servers" -X acks=all -X message.timeout.ms=30000 -t "$topic" -k "$key" "$file" </dev/null
done <"$directory/list"

echo "$(wc -l <"$directory/list") reports published"
