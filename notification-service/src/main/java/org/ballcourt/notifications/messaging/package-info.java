/** What the service hears and says over Kafka. */
package org.ballcourt.notifications.messaging;
