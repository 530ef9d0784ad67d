/** The one way for commands: idempotency, conflicts, and Axon at the edge. */
package org.ballcourt.cases.command;
