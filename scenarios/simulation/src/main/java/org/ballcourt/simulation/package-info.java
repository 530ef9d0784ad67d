/** Plays whole schedules of faults in virtual time: everything that happens follows from a seed. */
package org.ballcourt.simulation;
