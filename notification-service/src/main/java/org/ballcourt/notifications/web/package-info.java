/** The HTTP door of the notification service: inboxes and addresses. */
package org.ballcourt.notifications.web;
