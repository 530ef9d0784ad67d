package org.ballcourt.cases.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.Sanction;
import tools.jackson.databind.JsonNode;

/** Shares that must be whole, and ladders that must lead upwards. */
final class ConductCheck {
    private final YamlFile file;

    ConductCheck(YamlFile file) {
        this.file = file;
    }

    void run() {
        file.at("liability").propertyNames().forEach(reason -> checkShares("liability." + reason));
        checkLadder("standing.ladder", "points", "penalty", severity(Penalty.values()));
        checkLadder("agents.ladder", "upheld", "sanction", severity(Sanction.values()));
        checkMisuse();
    }

    private void checkShares(String field) {
        int sum = 0;
        for (JsonNode share : file.at(field)) {
            sum += share.asInt(0);
        }
        if (sum != 100 && !file.at(field).isEmpty()) {
            file.fault(field, Message.of("policy.shares-sum").with("sum", "" + sum));
        }
    }

    /** The vocabulary names penalties and sanctions from the mildest to the gravest. */
    private static Map<String, Integer> severity(Enum<?>[] fromMildest) {
        Map<String, Integer> severity = new HashMap<>();
        for (Enum<?> each : fromMildest) {
            severity.put(each.name(), each.ordinal());
        }
        return severity;
    }

    private void checkLadder(String field, String count, String measure, Map<String, Integer> severity) {
        JsonNode ladder = file.at(field);
        for (int i = 1; i < ladder.size(); i++) {
            String rung = field + "[" + i + "]";
            if (number(ladder, i, count) <= number(ladder, i - 1, count)) {
                file.fault(rung + "." + count, Message.of("policy.rung-more"));
            }
            Integer before = severity.get(ladder.path(i - 1).path(measure).asString(""));
            Integer here = severity.get(ladder.path(i).path(measure).asString(""));
            if (before != null && here != null && here <= before) {
                file.fault(rung + "." + measure, Message.of("policy.rung-graver"));
            }
        }
    }

    private static int number(JsonNode ladder, int rung, String field) {
        return ladder.path(rung).path(field).asInt(rung);
    }

    private void checkMisuse() {
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < file.at("standing.misuse").size(); i++) {
            String field = "standing.misuse[" + i + "].flag";
            if (file.text(field) != null && !flags.add(file.text(field))) {
                file.fault(field, Message.of("policy.twice"));
            }
        }
    }
}
