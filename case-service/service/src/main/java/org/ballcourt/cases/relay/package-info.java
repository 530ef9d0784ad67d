/**
 * A transactional outbox relay, and the only way out: each case's document is its own outbox, whose commits go to Kafka in order and are marked only
 * after Kafka has acknowledged them.
 */
package org.ballcourt.cases.relay;
