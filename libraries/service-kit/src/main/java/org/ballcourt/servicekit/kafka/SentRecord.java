package org.ballcourt.servicekit.kafka;

/** Where in its topic a record is that Kafka has taken. */
public record SentRecord(int partition, long offset) {}
