/** Writes everything that an installation holds into one folder of JSON lines, to be checked without it. */
package org.ballcourt.torture.dump;
