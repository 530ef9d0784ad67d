/** Reminders and alarms, sent once in effect. */
package org.ballcourt.escalation.announcements;
