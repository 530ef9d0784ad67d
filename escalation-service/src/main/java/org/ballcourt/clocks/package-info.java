/**
 * Clocks: every open duty's deadline, kept through any crash, rung at its time and never before.
 *
 * <p>The case core alone decides what a deadline means; here it is only known when one is over.
 */
package org.ballcourt.clocks;
