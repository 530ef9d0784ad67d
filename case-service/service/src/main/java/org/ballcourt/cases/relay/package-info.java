/** The only way out: sends each case's commits to Kafka in order, and marks them only after Kafka has acknowledged them. */
package org.ballcourt.cases.relay;
