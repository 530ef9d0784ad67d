/**
 * The language of Ballcourt: what a dispute, its parties, duties, commands and events are called.
 *
 * <p>Everything here is an immutable value that knows nothing of JSON, Kafka or a database; those live in {@code org.ballcourt.wire}.
 */
package org.ballcourt.contracts;
