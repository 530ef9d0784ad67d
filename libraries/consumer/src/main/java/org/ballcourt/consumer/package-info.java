/**
 * Follow the events of Ballcourt safely: in order, once in effect, gaps repaired, what cannot be handled parked.
 *
 * <p>A {@link org.ballcourt.consumer.CaseFold} is all that a consumer writes itself.
 */
package org.ballcourt.consumer;
