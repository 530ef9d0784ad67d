package org.ballcourt.clocks;

import java.util.Map;

/** A record for Kafka. */
record Message(String topic, String key, Map<String, String> headers, String value) {}
