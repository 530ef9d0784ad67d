/** A real Kafka broker started from its own jars inside this JVM; nothing else may touch Kafka's internal classes. */
package org.ballcourt.broker.embedded;
