/** What people are told before they act, and what the machine proposes to them: guides, reasons, drafts. It never acts. */
package org.ballcourt.cases.suggestion;
