/**
 * How the language of Ballcourt is written down: JSON, Kafka headers, hashes, and the check of commands that come in.
 */
package org.ballcourt.wire;
