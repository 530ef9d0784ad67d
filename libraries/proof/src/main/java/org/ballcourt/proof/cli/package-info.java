/** The commands {@code export} and {@code verify} of the launcher. */
package org.ballcourt.proof.cli;
