/** Notices: who is told what, in which words, over which channel, and that it happens once. */
package org.ballcourt.notifications;
