/** Every Kafka client and every topic of a service, from one place. */
package org.ballcourt.servicekit.kafka;
