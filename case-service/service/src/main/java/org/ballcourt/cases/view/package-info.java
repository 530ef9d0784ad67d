/** What each reader may see: the case, its log and the queue, each redacted for the one who asks. */
package org.ballcourt.cases.view;
