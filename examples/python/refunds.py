"""A refund of yours, told from the events of its case: what takes the place of a refund state machine (docs/guides.md).

    python3 refunds.py http://127.0.0.1:8080 file ORDER.json     an agent files for a caller and prints the case's id
    python3 refunds.py http://127.0.0.1:8080 show CASE           prints the state that your own pages would show

The token of whoever acts stands in BALLCOURT_TOKEN. Nothing but Python is needed.
"""
import json
import os
import sys
import urllib.request
import uuid

# What each event makes of a refund; what is not named leaves it as it is. Your own words stand on the right.
STATES = {
    "ComplaintFiled": "REQUESTED",
    "ExpressRefundGranted": "AGREED",
    "NoReasonReturnGranted": "AGREED",
    "ClaimAccepted": "AGREED",
    "OfferAccepted": "AGREED",
    "SettlementAccepted": "AGREED",
    "SellerRejected": "DISPUTED",
    "InterventionRequested": "DISPUTED",
    "RulingIssued": "DECIDED",
    "AppealLodged": "DISPUTED",
    "AppealDecided": "DECIDED",
    "StepConfirmed": "BEING_PERFORMED",
    "AdvancePaid": "BEING_PERFORMED",
    "ComplaintWithdrawn": "WITHDRAWN",
    "CaseClosed": "CLOSED",
}


def call(base, path, body=None, key=None):
    request = urllib.request.Request(base + path, data=None if body is None else json.dumps(body).encode())
    request.add_header("Authorization", "Bearer " + os.environ["BALLCOURT_TOKEN"])
    if body is not None:
        request.add_header("Content-Type", "application/json")
        request.add_header("Idempotency-Key", key or str(uuid.uuid4()))
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def state_of(events):
    state = None
    for event in events:
        state = STATES.get(event["type"], state)
    return state


def main(base, verb, what):
    if verb == "file":
        with open(what, encoding="utf-8") as file:
            complaint = json.load(file)
        # The same key again gives the same case, however often the call is repeated.
        print(call(base, "/api/cases", complaint, "refund-" + complaint["order"]["orderId"])["caseId"])
    else:
        print(state_of(call(base, "/api/cases/" + what + "/events")["events"]))


main(*sys.argv[1:])
