/** Links cases about the same goods with like reasons, and lets supervisors decide what is done about the goods. */
package org.ballcourt.cases.tracing;
