/** A marketplace's order and payment systems for trials: the counterpart over HTTP of what the case-service asks of them. */
package org.ballcourt.platformstub;
