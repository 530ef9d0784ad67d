/** The meters of the service. */
package org.ballcourt.escalation.metrics;
