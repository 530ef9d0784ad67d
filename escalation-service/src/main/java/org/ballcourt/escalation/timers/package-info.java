/** What is due when: items in the order of their time. */
package org.ballcourt.escalation.timers;
