/** Puts the clock of one process wrong: an agent inside it, and the file that tells it by how much. */
package org.ballcourt.torture.clock;
