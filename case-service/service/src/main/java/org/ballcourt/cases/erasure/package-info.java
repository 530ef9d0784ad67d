/** Erases persons: here by their keys, elsewhere by telling every service. */
package org.ballcourt.cases.erasure;
