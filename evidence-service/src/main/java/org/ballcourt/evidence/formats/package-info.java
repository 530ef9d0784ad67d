/** What files say of themselves, read within bounds: encodings of texts, metadata of pictures. */
package org.ballcourt.evidence.formats;
