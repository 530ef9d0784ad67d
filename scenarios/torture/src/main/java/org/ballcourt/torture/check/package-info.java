/** The offline checker: reads a dump with an implementation of its own, and names everything in it that cannot be. */
package org.ballcourt.torture.check;
