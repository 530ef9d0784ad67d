/** A dispute of eleven commands as others would keep it: the means that Ballcourt is measured beside. */
package org.ballcourt.rivals;
