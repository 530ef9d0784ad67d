/** What is done to an installation while it works: its processes are killed and frozen, as planned by a seed. */
package org.ballcourt.torture.faults;
