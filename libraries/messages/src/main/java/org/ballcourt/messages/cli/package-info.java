/** What the commands at a terminal share: how a line is read, and how they say no in every language. */
package org.ballcourt.messages.cli;
