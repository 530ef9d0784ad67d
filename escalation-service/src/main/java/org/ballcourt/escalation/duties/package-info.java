/** What this service knows of each case: open duties, alarms, hand-offs, and whether the case is this instance's. */
package org.ballcourt.escalation.duties;
