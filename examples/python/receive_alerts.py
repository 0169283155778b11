#!/usr/bin/env python3
"""Receives alerts as a webhook: checks that they are ours, drops repeats, prints what happened.

HLED_WEBHOOK_SECRET has the secret, as the service is configured with it. Usage: receive_alerts.py PORT
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

TOLERANCE = 300  # seconds between our clock and the sender's


def is_genuine(secret: bytes, headers, body: bytes) -> bool:
    stamp = headers.get("webhook-timestamp", "")
    signed = f"{headers.get('webhook-id', '')}.{stamp}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    given = headers.get("webhook-signature", "").split(" ")
    fresh = stamp.isdigit() and abs(time.time() - int(stamp)) < TOLERANCE
    return fresh and any(hmac.compare_digest(wanted.encode(), one.encode()) for one in given)


def key(secret: str) -> bytes:
    """A secret that begins with whsec_ is Base64, any other is its own bytes."""
    return base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()


class Receiver(BaseHTTPRequestHandler):
    secret = key(os.environ["HLED_WEBHOOK_SECRET"])
    seen = set()  # a real receiver keeps these where a restart does not lose them

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not is_genuine(self.secret, self.headers, body):
            self.answer(401)
            return
        event = json.loads(body)
        if event["id"] not in self.seen:
            print(event["type"], event.get("subject", ""), event["time"], flush=True)
            self.seen.add(event["id"])
        # Last, when it is done: what is not accepted comes again.
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        """Nothing but the events."""


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
