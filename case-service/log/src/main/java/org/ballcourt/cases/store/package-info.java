/** The log: each case's whole history in one document. */
package org.ballcourt.cases.store;
