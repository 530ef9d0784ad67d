/** Originals on disk: staged with a hash, kept under it, checked against it, swept when nobody recorded them. */
package org.ballcourt.evidence.blobs;
