/** What the service says and hears over Kafka. */
package org.ballcourt.escalation.messaging;
