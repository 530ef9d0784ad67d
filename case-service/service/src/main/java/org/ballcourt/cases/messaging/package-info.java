/** The Kafka endpoint: commands and news of evidence in, replies out, the feed of all case events for live pages. */
package org.ballcourt.cases.messaging;
