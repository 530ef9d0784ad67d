/** The plays: cases, nodes and faults of a schedule, and what must hold. */
package org.ballcourt.simulation.play;
