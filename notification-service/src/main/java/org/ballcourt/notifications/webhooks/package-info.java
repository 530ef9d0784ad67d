/** Tells programs of parties and of the platform what happens to their cases, by Standard Webhooks 1.0. */
package org.ballcourt.notifications.webhooks;
