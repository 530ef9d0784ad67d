/** A store in virtual time, behind the product's own ports: it may be away, and its answers may be lost. */
package org.ballcourt.simulation.store;
