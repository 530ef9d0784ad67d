/** Background work: named workers on one scheduler, each with its health. */
package org.ballcourt.servicekit.workers;
