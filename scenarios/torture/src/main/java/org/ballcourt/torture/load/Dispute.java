package org.ballcourt.torture.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A dispute as its caller has it in hand; everything random about it comes from its own lots. */
final class Dispute {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> REASONS = List.of(
            "QUALITY_DEFECT",
            "NOT_AS_DESCRIBED",
            "FALSE_ADVERTISING",
            "PARCEL_LOST",
            "PARCEL_DAMAGED",
            "WARRANTY_REFUSED",
            "SERVICE_PROMISE_BROKEN",
            "NO_REASON_RETURN",
            "INJURY_OR_ALLERGY");
    private static final List<String> REMEDIES =
            List.of("REFUND", "RETURN_AND_REFUND", "PARTIAL_REFUND", "REPLACEMENT", "COMPENSATION");
    private static final List<String> GOODS =
            List.of("APPAREL", "ELECTRONICS", "HOME_APPLIANCE", "COSMETICS", "FOOD", "OTHER");
    private static final List<String> PLATFORM =
            List.of("AGENT/a1", "AGENT/a2", "AGENT/a3", "SENIOR/s1", "REVIEWER/r1", "REVIEWER/r2", "SUPERVISOR/v1");

    private final String name;
    private final Random random;
    private final String buyer;
    private final String seller;
    private final int price;
    private final List<String> evidence = new ArrayList<>();
    private String caseId;
    private int commands;

    /** @param name unique in the whole run */
    Dispute(String name, Random random) {
        this.name = name;
        this.random = random;
        this.buyer = "buyer-" + name;
        this.seller = "seller-" + random.nextInt(40);
        this.price = 20 + random.nextInt(random.nextInt(10) == 0 ? 8000 : 600);
    }

    Random random() {
        return random;
    }

    String caseId() {
        return caseId;
    }

    void filed(String id) {
        caseId = id;
    }

    String buyer() {
        return "BUYER/" + buyer;
    }

    /** Where the buyer wants to be told. */
    String mailbox() {
        return buyer + "@mail.example";
    }

    int price() {
        return price;
    }

    List<String> evidence() {
        return evidence;
    }

    /** Each command has one id, whichever way it goes. */
    Asked ask(String actor, String command, JsonNode body) {
        return new Asked(actor, name + "-" + ++commands, caseId, command, body);
    }

    Asked filing(Instant now) {
        ObjectNode with = JSON.objectNode()
                .put("reason", any(REASONS))
                .put("remedy", any(REMEDIES))
                .put("statement", "statement of " + name);
        with.set("amount", money(1 + random.nextInt(price)));
        ObjectNode order = JSON.objectNode()
                .put("orderId", "O-" + name)
                .put("orderLineId", "1")
                .put("buyer", buyer)
                .put("seller", seller)
                .put("sku", "SKU-" + name)
                .put("title", "goods " + name)
                .put("goodsClass", any(GOODS))
                .put("quantity", 1)
                .put("carrier", "express")
                .put("trackingNumber", "T-" + name);
        order.set("unitPrice", money(price));
        order.put("paidAt", before(now, 9)).put("shippedAt", before(now, 8)).put("signedAt", before(now, 4));
        order.putArray("promises");
        with.set("order", order);
        return new Asked(buyer(), name + "-0", null, "FileComplaint", with);
    }

    /** The buyer reports the seller, whatever becomes of the dispute; a log of its own. */
    Asked report() {
        ObjectNode with = JSON.objectNode()
                .put("seller", seller)
                .put("kind", "FORCED_PURCHASE")
                .put("explanation", "seen in " + name)
                .put("caseId", caseId);
        return new Asked(buyer(), name + "-report-" + ++commands, null, "ReportViolation", with);
    }

    private static String before(Instant now, int days) {
        return now.minus(Duration.ofDays(days)).toString();
    }

    /** Mostly somebody whose turn it is. */
    String actor(JsonNode known) {
        List<String> holders = known.path("ball")
                .valueStream()
                .map(duty -> person(
                        duty.path("holder").asString(), duty.path("holderId").asString("")))
                .toList();
        if (!holders.isEmpty() && random.nextInt(10) < 8) {
            return any(holders);
        }
        return any(Stream.concat(Stream.of(buyer(), "SELLER/" + seller), PLATFORM.stream())
                .toList());
    }

    /** Where a duty names nobody, anybody of its role. */
    private String person(String role, String id) {
        if (!id.isEmpty()) {
            return role + "/" + id;
        }
        return switch (role) {
            case "BUYER" -> buyer();
            case "SELLER" -> "SELLER/" + seller;
            case "SENIOR" -> "SENIOR/s1";
            case "REVIEWER" -> "REVIEWER/r" + (1 + random.nextInt(2));
            case "AGENT" -> "AGENT/a" + (1 + random.nextInt(3));
            case "CARRIER", "LAB", "SERVICE_PROVIDER" -> role + "/express";
            default -> "SUPERVISOR/v1";
        };
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static ObjectNode money(int yuan) {
        return JSON.objectNode().put("amount", yuan + ".00").put("currency", "CNY");
    }
}
