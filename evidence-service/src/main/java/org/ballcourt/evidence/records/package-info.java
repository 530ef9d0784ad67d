/** What the service knows: records of originals, to which cases they were submitted, and who read them. */
package org.ballcourt.evidence.records;
