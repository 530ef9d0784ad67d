/** Makes the version that is here into an older one, for the time in which an installation is upgraded. */
package org.ballcourt.torture.older;
