/** What lets others check us: receipts, roots over all cases, and bundles that show a reader's part of a case and prove it. */
package org.ballcourt.cases.proof;
