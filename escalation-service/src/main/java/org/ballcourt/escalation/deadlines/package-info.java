/** Lapses and credits, sent at their time and again until their effect was seen. */
package org.ballcourt.escalation.deadlines;
