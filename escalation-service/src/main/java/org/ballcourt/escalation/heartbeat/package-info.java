/** Whether this node's time can be believed, and for how long nothing ran. */
package org.ballcourt.escalation.heartbeat;
