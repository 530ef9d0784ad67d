"""Receives webhooks of Ballcourt with nothing but Python: python3 webhook.py PORT, the secret in BALLCOURT_WEBHOOK_SECRET.

Checks signature and time as Standard Webhooks 1.0 has it, drops repeats and prints a line for each event.
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["BALLCOURT_WEBHOOK_SECRET"].removeprefix("whsec_"))
TOLERANCE = 300
seen = set()  # a real receiver keeps them where it keeps what it does with them


def is_genuine(headers, body):
    message_id, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    if abs(time.time() - int(sent)) > TOLERANCE:
        return False
    expected = hmac.new(KEY, f"{message_id}.{sent}.".encode() + body, hashlib.sha256).digest()
    signatures = [part.split(",", 1) for part in headers.get("webhook-signature", "").split(" ")]
    return any(
        version == "v1" and hmac.compare_digest(base64.b64decode(given), expected) for version, given in signatures
    )


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        genuine = is_genuine(self.headers, body)
        if genuine and self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            data = json.loads(body)["data"]
            print(data["caseId"], data["seq"], data["type"], flush=True)
        self.send_response(204 if genuine else 401)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver)
print("listening on", server.server_port, flush=True)
server.serve_forever()
