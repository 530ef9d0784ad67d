/** Policies and calendars as files: read, checked as a whole at start, served in all their versions. */
package org.ballcourt.cases.policy;
