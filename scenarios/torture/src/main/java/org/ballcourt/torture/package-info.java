/** {@code ballcourt torture}: plays load and faults against the real processes, and checks everything afterwards. */
package org.ballcourt.torture;
