/** Notices by mail. */
package org.ballcourt.notifications.mail;
