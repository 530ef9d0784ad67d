/** All four services, a Kafka broker and a document store in one JVM on one port, for a first look, tests and trials; not for production. */
package org.ballcourt.standalone;
