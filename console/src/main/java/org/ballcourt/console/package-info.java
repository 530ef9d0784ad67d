/** Serves the pages behind {@code /}: they use the public interface alone, like any other client. */
package org.ballcourt.console;
