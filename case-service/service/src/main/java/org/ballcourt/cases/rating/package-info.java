/** Ratings of goods by those who bought them, beside what a final ruling on the same order line came to. */
package org.ballcourt.cases.rating;
