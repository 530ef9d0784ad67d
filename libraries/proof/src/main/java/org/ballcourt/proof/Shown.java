package org.ballcourt.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a bundle shows of one event.
 *
 * @param leaves the fields that are shown, by pointer; empty where the event is not the reader's to see
 */
record Shown(long seq, String hash, TreeMap<String, JsonNode> leaves) {
    static Shown of(long seq, String hash, List<Leaf> leaves) {
        TreeMap<String, JsonNode> byPointer = new TreeMap<>();
        leaves.forEach(leaf -> byPointer.putIfAbsent(leaf.pointer(), leaf.value()));
        return new Shown(seq, hash, byPointer);
    }

    boolean isHidden() {
        return leaves.isEmpty();
    }

    /** Null where that field is not shown. */
    String text(String pointer) {
        JsonNode found = leaves.get(pointer);
        return found == null || !found.isString() ? null : found.stringValue();
    }

    /** The leaves whose last name is this one. */
    Map<String, String> named(String name) {
        Map<String, String> found = new TreeMap<>();
        leaves.forEach((pointer, value) -> {
            if (pointer.endsWith("/" + name) && value.isString()) {
                found.put(pointer, value.stringValue());
            }
        });
        return found;
    }
}
