/** Notices by mail. */
package org.ballcourt.notices.mail;
