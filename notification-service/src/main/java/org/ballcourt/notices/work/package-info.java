/** Work that goes on in the background until nothing is left. */
package org.ballcourt.notices.work;
