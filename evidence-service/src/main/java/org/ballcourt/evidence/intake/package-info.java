/** How an upload becomes evidence: kept, examined, recorded, and answered only when the case core knows it. */
package org.ballcourt.evidence.intake;
