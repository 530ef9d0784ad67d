/** A Kafka in virtual time, behind the interfaces of its own clients. */
package org.ballcourt.simulation.broker;
