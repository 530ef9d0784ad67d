/** What was delivered to whom: the source of truth that no replay repeats. */
package org.ballcourt.notifications.deliveries;
