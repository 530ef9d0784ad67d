package org.ballcourt.escalation.messaging;

import java.util.Map;

/** A record for Kafka. */
public record Message(String topic, String key, Map<String, String> headers, String value) {}
