/** One thing at a time, in virtual time: the scheduler, the tasks that it lets run, and the nodes that they belong to. */
package org.ballcourt.simulation.kernel;
